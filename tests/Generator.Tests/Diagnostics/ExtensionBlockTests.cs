namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0011: what is declared in an <c>extension</c> block is known to newer compilers only, and to those not by a name.</summary>
public sealed class ExtensionBlockTests
{
    [Theory]
    [InlineData("return y * {|ADG0011:x.Halved()|};")]
    [InlineData("return y * x * {|ADG0011:n.Twice()|};")]
    public async Task Member_OfAnExtensionBlock_IsReportedAtItself(string statements) => await Verify.SourceAsync($$"""
        namespace Other
        {
            public static class Extensions
            {
                extension(double z) { public double Halved() => z / 2; }

                extension(int n) { public int Twice() => 2 * n; }
            }
        }

        namespace Own
        {
            using Other;

            public static partial class C
            {
                [Differentiable]
                public static double F(double x, double y, int n) { {{statements}} }
            }
        }
        """);
}
