namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// The other tests parse the zoo as the newest C#, in which an array is a span wherever one is asked for. C# 13 makes
/// spans by an operator and finds other methods in some places.
/// </summary>
public sealed class ZooLanguageTests
{
    public static TheoryData<string> Files => ZooData.Files;

    public static TheoryData<string, string> Methods => ZooSecondOrderTests.Methods;

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedCode_AsCSharp13_CompilesWithoutWarnings(string file) => ZooBuilds.OlderOutcome(file).AssertCompiles();

    [Theory]
    [MemberData(nameof(Files))]
    public void Diagnostics_AsCSharp13_AreTheSame(string file) => Assert.Equal(
        ZooBuilds.Outcome(file).Result.Diagnostics.Select(diagnostic => diagnostic.ToString()),
        ZooBuilds.OlderOutcome(file).Result.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Theory]
    [MemberData(nameof(Methods))]
    public void ReverseMode_AsCSharp13_AgreesWithDifferences(string file, string name)
    {
        var function = ZooFunction.Load(file, name, ZooBuilds.OlderAssembly(file));
        if (!function.Has(Derivatives.ValueAndGrad) && !function.Has(Derivatives.Vjp))
            return;
        foreach (var point in function.Points.Select(arguments => new ZooPoint(function, arguments)))
        {
            double[] cotangent = function.Has(Derivatives.ValueAndGrad) ? [1] : Numeric.Vector(new Random(2), Flat.Of(point.Value).Length);
            var gradient = function.Has(Derivatives.ValueAndGrad) ? point.ValueAndGrad().Gradient : point.Vjp(cotangent).Gradient;
            foreach (var direction in Numeric.Directions(point.X.Length))
            {
                double expected = Numeric.Dot(cotangent, point.Differences(direction));
                Numeric.AssertClose([expected], [Numeric.Dot(gradient, direction)], point.NumericTolerance, "reverse mode");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ForwardMode_AsCSharp13_AgreesWithDifferences(string file, string name)
    {
        var function = ZooFunction.Load(file, name, ZooBuilds.OlderAssembly(file));
        if (!function.Has(Derivatives.Jvp))
            return;
        foreach (var point in function.Points.Select(arguments => new ZooPoint(function, arguments)))
        {
            foreach (var direction in Numeric.Directions(point.X.Length))
                Numeric.AssertClose(point.Differences(direction), point.Jvp(direction).Tangent, point.NumericTolerance, "Jvp");
        }
    }
}
