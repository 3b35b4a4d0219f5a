namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0030 and ADG0031: a rule is bound where it is declared, and a mistake in it is an error at the string.</summary>
public sealed class FormulaDiagnosticsTests
{
    [Theory]
    [InlineData("grad * Cosinus(x)")]
    [InlineData("grad * y")]
    [InlineData("grad *")]
    [InlineData("grad * \\\"text\\\"")]
    [InlineData("")]
    public async Task Formula_ThatDoesNotBind_IsReportedAtTheString(string formula) => await Verify.MembersAsync(
        $"[Derivative(nameof(x), {{|ADG0030:\"{formula}\"|}})] public static double Sine(double x) => Math.Sin(x);");

    [Fact]
    public async Task Formula_OfRejectedRule_RejectsTheCallToo()
    {
        var outcome = await Verify.MembersAsync("""
                [Derivative(nameof(x), {|ADG0030:"grad * Cosinus(x)"|})]
                public static double Sine(double x) => Math.Sin(x);

                [Differentiable]
                public static double Good(double x) => x * x;
            """);

        Assert.Single(outcome.GeneratedSources);
    }

    [Fact]
    public async Task Rule_ForUnknownParameter_IsReportedAtItsName() => await Verify.MembersAsync(
        "[Derivative({|ADG0031:\"z\"|}, \"grad\")] public static double Same(double x) => x;");

    [Fact]
    public async Task Jvp_WithoutDerivative_IsReported() => await Verify.MembersAsync(
        "[Jvp(nameof(x), {|ADG0030:\"tangent\"|})] public static double Same(double x) => x;");
}
