namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>The two parts of a derivative against the derivative in one.</summary>
public sealed class PairTests
{
    public static TheoryData<string, string, bool> Methods { get; } = CreateMethods();

    [Theory]
    [MemberData(nameof(Methods))]
    public void Backward_CalledAgain_GivesTheGradientsOfTheWhole(string file, string name, bool optimize)
    {
        var function = ZooFunction.Load(file, name, optimize);
        foreach (var arguments in function.Points)
        {
            var point = new ZooPoint(function, arguments);
            object cotangent = Flat.Like(point.Value, Numeric.Vector(new Random(3), Flat.Of(point.Value).Length));
            var whole = function.Vjp(arguments, cotangent);

            var (value, residuals) = function.PairForward(arguments);
            using (residuals)
            {
                for (int call = 1; call <= 2; call++)
                {
                    var buffers = Buffers(function, arguments, 0);
                    double[] gradient = [.. function.PairBackward(residuals, cotangent, buffers).SelectMany(Flat.Of)];
                    Numeric.AssertClose([.. whole.Derivatives.SelectMany(Flat.Of)], gradient, point.Tolerance, $"call {call}");
                }
            }

            Numeric.AssertClose(Flat.Of(point.Value), Flat.Of(value), point.Tolerance, "value");
        }
    }

    [Fact]
    public void Backward_AfterAFieldHasChanged_IsOfWhatItHeld()
    {
        var function = ZooFunction.Load("Arrays/Tables.cs", "Tables.Amplified", optimize: true);
        var arguments = Assert.Single(function.Points);
        var whole = function.Vjp(arguments, 1.0);
        var gain = ZooBuilds.Assembly("Arrays/Tables.cs", optimize: true).GetType("Zoo.Tables")!.GetProperty("Gain")!;
        object? before = gain.GetValue(null);
        var (_, residuals) = function.PairForward(arguments);
        using (residuals)
        {
            gain.SetValue(null, 7.0);
            try
            {
                Assert.Equal(whole.Derivatives.SelectMany(Flat.Of), function.PairBackward(residuals, 1.0, []).SelectMany(Flat.Of));
            }
            finally
            {
                gain.SetValue(null, before);
            }
        }
    }

    [Fact]
    public void Backward_OfAnArrayThatIsOnlyRead_AddsToWhatIsPassed()
    {
        var function = ZooFunction.Load("Calls/Pairs.cs", "Pairs.Dot", optimize: true);
        var arguments = Assert.Single(function.Points);
        var whole = function.Vjp(arguments, 2.0);

        var (_, residuals) = function.PairForward(arguments);
        using (residuals)
        {
            double[] gradient = [.. function.PairBackward(residuals, 2.0, Buffers(function, arguments, 1)).SelectMany(Flat.Of)];
            Numeric.AssertClose([.. whole.Derivatives.SelectMany(Flat.Of).Select(element => element + 1)], gradient, 1e-12, "sum");
        }
    }

    /// <summary>The arrays that the gradients are added to.</summary>
    private static Dictionary<int, object> Buffers(ZooFunction function, object?[] arguments, double first) => function.Active
        .Where(position => arguments[position] is Array)
        .ToDictionary(position => position, position => Flat.Like(arguments[position]!, [.. Flat.Of(arguments[position]!).Select(_ => first)]));

    private static TheoryData<string, string, bool> CreateMethods()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var one in ZooCase.All.Where(one => one.File is "Calls/Pairs.cs"))
        {
            data.Add(one.File, one.Name, true);
            data.Add(one.File, one.Name, false);
        }

        return data;
    }
}
