namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>What the generated gradients are held against is right itself.</summary>
public sealed class ZooReferenceTests
{
    public static TheoryData<string, string> Methods { get; } = CreateMethods();

    [Theory]
    [MemberData(nameof(Methods))]
    public void References_AtSmoothPoints_AgreeWithDifferences(string file, string name)
    {
        var function = ZooFunction.Load(file, name, optimize: true);
        Assert.True(
            function.Points.Length > 0 || (function.Kinks.Length > 0 && function.Kinks.All(kink => function.ClosedForm(kink) is not null)),
            "There is nothing to hold the gradient against.");
        foreach (var point in function.Points.Select(arguments => new ZooPoint(function, arguments)))
        {
            foreach (var gradient in new[] { point.ClosedForm(), point.ComplexStep() }.OfType<double[]>())
            {
                foreach (var direction in Numeric.Directions(point.X.Length))
                {
                    Numeric.AssertClose(
                        point.Differences(direction), [Numeric.Dot(gradient, direction)], point.NumericTolerance, "reference");
                }
            }
        }
    }

    private static TheoryData<string, string> CreateMethods()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in ZooCase.All)
            data.Add(one.File, one.Name);
        return data;
    }
}
