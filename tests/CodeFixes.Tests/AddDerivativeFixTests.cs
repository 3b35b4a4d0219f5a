namespace AutoDiffGen.CodeFixes.Tests;

public sealed class AddDerivativeFixTests
{
    [Fact]
    public async Task ExternMethod_GetsARuleForEachActiveArgument_RejectedUntilItIsWritten() => await VerifyFix<AddDerivativeFix>.SourceAsync(
        """
        static partial class C
        {
            /// <summary>Documented.</summary>
            [System.Runtime.InteropServices.DllImport("native")]
            private static extern double Bessel(double x, int n, float scale, double offset);

            [Differentiable]
            public static double F(double x) => {|ADG0012:Bessel(x, 1, 2, x * x)|};
        }
        """,
        """
        static partial class C
        {
            /// <summary>Documented.</summary>
            [Derivative(nameof(x), {|ADG0030:"grad * ?"|})]
            [Derivative(nameof(offset), {|ADG0030:"grad * ?"|})]
            [System.Runtime.InteropServices.DllImport("native")]
            private static extern double Bessel(double x, int n, float scale, double offset);

            [Differentiable]
            public static double F(double x) => {|ADG0012:Bessel(x, 1, 2, x * x)|};
        }
        """);

    [Fact]
    public async Task MethodOfAnotherFile_IsChangedThere() => await VerifyFix<AddDerivativeFix>.FilesAsync(
        [
            "static partial class C { [Differentiable] public static double F(double x) => {|ADG0012:Native.Bessel(x)|}; }",
            "static class Native\n{\n    [System.Runtime.InteropServices.DllImport(\"native\")]\n    public static extern double Bessel(double @in);\n}",
        ],
        [
            "static partial class C { [Differentiable] public static double F(double x) => {|ADG0012:Native.Bessel(x)|}; }",
            "static class Native\n{\n    [Derivative(nameof(@in), {|ADG0030:\"grad * ?\"|})]\n    [System.Runtime.InteropServices.DllImport(\"native\")]\n    public static extern double Bessel(double @in);\n}",
        ]);

    [Theory]
    [InlineData("public static double F(double x) => {|ADG0012:Math.BitIncrement(x)|};")]
    [InlineData("public static double F(double x, Func<double, double> f) => {|ADG0012:f(x)|};")]
    public async Task Function_WithoutSource_IsOfferedNothing(string method) =>
        await VerifyFix<AddDerivativeFix>.NothingAsync($"static partial class C {{ [Differentiable] {method} }}");

    [Fact]
    public async Task Receiver_OfAnExtensionMethod_IsAParameterLikeAny() => await VerifyFix<AddDerivativeFix>.SourceAsync(
        """
        static partial class C
        {
            [System.Runtime.InteropServices.DllImport("native")]
            private static extern double Reduce(this Tensor<double> all);

            [Differentiable]
            public static double F(Tensor<double> x) => {|ADG0012:x.Reduce()|};
        }
        """,
        """
        static partial class C
        {
            [Derivative(nameof(all), {|ADG0030:"grad * ?"|})]
            [System.Runtime.InteropServices.DllImport("native")]
            private static extern double Reduce(this Tensor<double> all);

            [Differentiable]
            public static double F(Tensor<double> x) => {|ADG0012:x.Reduce()|};
        }
        """);

    [Fact]
    public async Task GeneralRule_ThatForwardModeNeeds_GetsAJvpBesideIt() => await VerifyFix<AddDerivativeFix>.SourceAsync(
        """
        static partial class C
        {
            [Derivative(nameof(z), "grad * z")]
            private static double HalfSquare(double z) => z * z / 2;

            [Differentiable(Derivatives.Jvp)]
            public static double F(double x) => {|ADG0018:HalfSquare(x)|};
        }
        """,
        """
        static partial class C
        {
            [Jvp(nameof(z), {|ADG0030:"tangent * ?"|})]
            [Derivative(nameof(z), "grad * z")]
            private static double HalfSquare(double z) => z * z / 2;

            [Differentiable(Derivatives.Jvp)]
            public static double F(double x) => HalfSquare(x);
        }
        """);
}
