namespace AutoDiffGen.CodeFixes.Tests;

public sealed class MakePartialFixTests
{
    [Fact]
    public async Task Type_WithModifiers_GetsPartialLast() => await VerifyFix<MakePartialFix>.SourceAsync(
        """
        /// <summary>Documented.</summary>
        public static class C
        {
            [Differentiable]
            public static double {|ADG0001:F|}(double x) => x * x;
        }
        """,
        """
        /// <summary>Documented.</summary>
        public static partial class C
        {
            [Differentiable]
            public static double F(double x) => x * x;
        }
        """);

    [Fact]
    public async Task Types_AroundOneAnother_AreAllMadePartial() => await VerifyFix<MakePartialFix>.SourceAsync(
        """
        namespace Demo
        {
            // Outermost.
            class Outer
            {
                readonly record struct Inner(int N)
                {
                    [Differentiable]
                    public static double {|ADG0001:F|}(double x) => x * x;

                    [Differentiable]
                    public static double {|ADG0001:G|}(double x) => x + x;
                }
            }
        }
        """,
        """
        namespace Demo
        {
            // Outermost.
            partial class Outer
            {
                readonly partial record struct Inner(int N)
                {
                    [Differentiable]
                    public static double F(double x) => x * x;

                    [Differentiable]
                    public static double G(double x) => x + x;
                }
            }
        }
        """);

    [Fact]
    public async Task Types_InSeveralFiles_AreFixedTogether() => await VerifyFix<MakePartialFix>.FilesAsync(
        [
            "static class A { [Differentiable] public static double {|ADG0001:F|}(double x) => x; }",
            "static class B { [Differentiable] public static double {|ADG0001:F|}(double x) => x; }",
        ],
        [
            "static partial class A { [Differentiable] public static double F(double x) => x; }",
            "static partial class B { [Differentiable] public static double F(double x) => x; }",
        ]);
}
