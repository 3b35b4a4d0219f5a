namespace AutoDiffGen.CodeFixes.Tests;

public sealed class UseOperatorFixTests
{
    [Theory]
    [InlineData("z.AddInPlace(y)", "z += y")]
    [InlineData("z.MultiplyInPlace(0.5 + 1)", "z *= 0.5 + 1")]
    [InlineData("z.AddScaledInPlace(y, 0.5)", "z += 0.5 * y")]
    [InlineData("z.SubtractScaledInPlace(x - y, 2)", "z -= 2 * (x - y)")]
    public async Task Call_InPlace_BecomesAnAssignment(string before, string after) =>
        await VerifyFix<UseOperatorFix>.SourceAsync(Method($"{{|ADG0014:{before}|}}"), Method(after));

    [Theory]
    [InlineData("z.FillInPlace(1)")]
    [InlineData("(z + y).AddInPlace(y)")]
    public async Task Call_WithoutOperator_IsLeftAlone(string statement) =>
        await VerifyFix<UseOperatorFix>.NothingAsync(Method($"{{|ADG0014:{statement}|}}"));

    private static string Method(string statement) => $$"""
        static partial class C
        {
            [Differentiable]
            public static Tensor<double> F(Tensor<double> x, Tensor<double> y)
            {
                var z = x * y;
                {{statement}}; // in place
                return z;
            }
        }
        """;
}
