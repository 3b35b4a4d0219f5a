namespace AutoDiffGen.CodeFixes.Tests;

public sealed class AddNoGradFixTests
{
    [Theory]
    [InlineData("double x, double {|ADG0021:y|}", "double x, [NoGrad] double y")]
    [InlineData("double x, in double {|ADG0021:y|}", "double x, [NoGrad] in double y")]
    [InlineData("double x, double {|ADG0021:y|} = 1", "double x, [NoGrad] double y = 1")]
    [InlineData("double x, [Shape(\"N\")] Tensor<double> {|ADG0021:y|}", "double x, [NoGrad, Shape(\"N\")] Tensor<double> y")]
    [InlineData("double x,\n        // A threshold.\n        double {|ADG0021:y|},\n        double {|ADG0021:z|}", "double x,\n        // A threshold.\n        [NoGrad] double y,\n        [NoGrad] double z")]
    [InlineData("double x, Half {|ADG0004:y|}", "double x, [NoGrad] Half y")]
    public async Task Parameter_WithoutGradient_IsMarked(string before, string after) =>
        await VerifyFix<AddNoGradFix>.SourceAsync(Method(before), Method(after));

    [Fact]
    public async Task Receiver_OfExtensionMethod_IsMarkedBeforeThis() => await VerifyFix<AddNoGradFix>.SourceAsync(
        "static partial class C { [Differentiable] public static double F(this double {|ADG0021:y|}, double x) => x; }",
        "static partial class C { [Differentiable] public static double F([NoGrad] this double y, double x) => x; }");

    [Fact]
    public async Task Attribute_WithoutImport_IsQualified()
    {
        var test = new Harness.CSharpCodeFixTest<AddNoGradFix>();
        test.TestState.Sources.Add("static partial class C { [AutoDiffGen.Differentiable] public static double F(double x, double {|ADG0021:y|}) => x; }");
        test.FixedState.Sources.Add("static partial class C { [AutoDiffGen.Differentiable] public static double F(double x, [AutoDiffGen.NoGrad] double y) => x; }");
        await test.RunAsync();
    }

    [Fact]
    public async Task ReferenceParameter_IsNotOfferedTheAttribute() => await VerifyFix<AddNoGradFix>.NothingAsync(
        Method("double x, ref double {|ADG0004:y|}"));

    private static string Method(string parameters) => $"static partial class C\n{{\n    [Differentiable]\n    public static double F({parameters}) => x;\n}}";
}
