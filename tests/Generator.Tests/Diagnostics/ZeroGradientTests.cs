namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0021 and ADG0022: gradients that are always zero, told where the parameter or the method is declared.</summary>
public sealed class ZeroGradientTests
{
    [Theory]
    [InlineData("double {|ADG0021:y|}", "x * x")]
    [InlineData("double {|ADG0021:y|}", "y > 0 ? x : 2 * x")]
    [InlineData("double {|ADG0021:y|}", "x * {|ADG0020:Math.Floor(y)|}")]
    [InlineData("double {|ADG0021:y|}", "x * {|ADG0020:(int)y|}")]
    [InlineData("double {|ADG0021:y|}", "Math.CopySign(x, {|ADG0020:Math.Sign(y)|})")]
    [InlineData("Tensor<double> {|ADG0021:y|}", "x * y.Shape[0]")]
    [InlineData("[NoGrad] double y", "x * x")]
    [InlineData("int y", "x * x")]
    [InlineData("double y", "x > 0 ? x : y")]
    [InlineData("double y", "x * {|ADG0020:Math.Floor(y)|} + y")]
    public async Task Parameter_ThatNothingFlowsFrom_IsWarnedAbout(string parameter, string result) =>
        await Verify.HintsAsync($"[Differentiable] public static double F(double x, {parameter}) => {result};");

    [Theory]
    [InlineData("double {|ADG0021:y|}", "for (int i = 0; i < n; i++) { y *= 2; x *= x; } return x;")]
    [InlineData("double {|ADG0021:y|}", "double z = y; z = x; return z;")]
    [InlineData("double {|ADG0021:y|}", "if (y > 0) return x; x *= x; return x;")]
    [InlineData("double {|ADG0021:y|}", "while (x < y) x *= 2; return x;")]
    [InlineData("double y", "for (int i = 0; i < n; i++) { x += y; y *= 0.5; } return x;")]
    [InlineData("double y", "double z = 0; for (int i = 0; i < n; i++) { x += z; z = y; } return x;")]
    [InlineData("double y", "if (n > 0) x = y; return x;")]
    public async Task Parameter_OfStatements_IsWarnedAboutWhereNothingFlows(string parameter, string statements) =>
        await Verify.HintsAsync($"[Differentiable] public static double F(double x, {parameter}, int n) {{ {statements} }}");

    [Theory]
    [InlineData("double x, int n", "n")]
    [InlineData("double x, double y", "1")]
    [InlineData("double x, double y", "x > y ? 1 : 2")]
    [InlineData("double x", "{|ADG0020:Math.Floor(x)|}")]
    public async Task Result_ThatNothingFlowsTo_IsWarnedAboutOnce(string parameters, string result) =>
        await Verify.HintsAsync($"[Differentiable] public static double {{|ADG0022:F|}}({parameters}) => {result};");

    [Fact]
    public async Task Parameter_ThatOnlyAHelperDrops_IsWarnedAbout() => await Verify.HintsAsync("""
            [Differentiable] public static double F(double x, double {|ADG0021:y|}) => First(x, y);
            private static double First(double a, double b) => a * a;
        """);

    [Fact]
    public async Task Step_InAHelper_IsWarnedAboutThere() => await Verify.HintsAsync("""
            [Differentiable] public static double F(double x) => x * Step(x);
            private static double Step(double a) => {|ADG0020:Math.Floor(a)|};
            public static double Unrelated(double a) => Math.Floor(a);
        """);

    [Fact]
    public async Task Rule_ThatIsZero_CountsAsNoFlow() => await Verify.HintsAsync("""
            [Derivative(nameof(a), "grad * b")]
            [Derivative(nameof(b), "0")]
            public static double Scale(double a, double b) => a * b;

            [Differentiable] public static double F(double x, double {|ADG0021:y|}) => {|ADG0020:Scale(x, y)|};
        """);

    [Fact]
    public async Task RejectedMethod_HasNoHints() => await Verify.HintsAsync(
        "[Differentiable] public static double F(double x, double y) { {|ADG0010:lock (typeof(string)) { }|} return Math.Floor(x); }");

    [Fact]
    public async Task Pragma_AroundTheParameter_IsHonoured() => await Verify.HintsAsync("""
        #pragma warning disable ADG0021
            [Differentiable] public static double F(double x, double y) => x * x;
        #pragma warning restore ADG0021
        """);
}
