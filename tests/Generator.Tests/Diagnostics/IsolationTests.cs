namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>A rejected method never takes another method's output down with it.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task RejectedMethod_BesideGoodOnes_LosesOnlyItself()
    {
        var outcome = await Verify.MembersAsync("""
                [Differentiable] public static double First(double x) => x * x;
                [Differentiable] public static double Second(double x) { {|ADG0010:lock (typeof(string)) { x *= 2; }|} return x; }
                [Differentiable] public static double Third(ref double {|ADG0004:x|}) => x;
                [Differentiable] public static double Fourth(double x) => x + x;
            """);

        Assert.Equal(["C.First.g.cs", "C.Fourth.g.cs"], outcome.GeneratedSources.Keys);
        outcome.AssertNoException();
    }

    [Fact]
    public async Task RejectedHelper_OfTwoMethods_IsReportedForBoth() => await Verify.MembersAsync("""
            [Differentiable] public static double First(double x) => Helper(x);
            [Differentiable] public static double Second(double x) => Helper(x) + x;
            [Differentiable] public static double Third(double x) => x;
            private static double Helper(double x) { {|ADG0010:{|ADG0010:lock (typeof(string)) { x *= 2; }|}|} return x; }
        """);

    [Fact]
    public async Task Source_WithCompilerErrorElsewhere_KeepsTheGoodMethod()
    {
        var outcome = await Verify.MembersAsync("""
                [Differentiable] public static double First(double x) => x * x;
                public static int Broken() => {|CS0103:missing|};
            """);

        Assert.Equal(["C.First.g.cs"], outcome.GeneratedSources.Keys);
    }
}
