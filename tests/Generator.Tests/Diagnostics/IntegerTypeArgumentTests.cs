using AutoDiffGen.Generator.Analyzers;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0024: a derivative of a generic method that is called for integers.</summary>
public sealed class IntegerTypeArgumentTests
{
    private const string Source = """
        using System.Numerics;
        using AutoDiffGen;

        public static partial class Curves
        {
            [Differentiable]
            public static T Square<T>(T x, int n = 2) where T : struct, INumber<T> => x * x;
        }

        public static partial class Of<T> where T : struct, INumber<T>
        {
            [Differentiable(Derivatives.Jvp)]
            public static T Cube(T x) => x * x * x;
        }

        public static class Uses
        {
            public static object[] All() =>
            [
                EXPRESSION,
            ];
        }
        """;

    [Theory]
    [InlineData("Curves.SquareValueAndGrad(3)", "Curves.SquareValueAndGrad(3)")]
    [InlineData("Curves.SquareValueAndGrad<long>(3)", "Curves.SquareValueAndGrad<long>(3)")]
    [InlineData("(System.Func<byte, int, (byte, byte)>)Curves.SquareValueAndGrad", "Curves.SquareValueAndGrad")]
    [InlineData("Of<BigInteger>.CubeJvp(3, 1)", "Of<BigInteger>.CubeJvp(3, 1)")]
    public async Task Derivative_ForIntegers_IsReported(string expression, string at)
    {
        var reported = Assert.Single(await ReportedAsync(expression));

        Assert.Equal("ADG0024", reported.Id);
        Assert.Equal(at, reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("Curves.SquareValueAndGrad(3.0)")]
    [InlineData("Curves.SquareValueAndGrad(3m)")]
    [InlineData("Curves.Square(3)")]
    [InlineData("Of<float>.CubeJvp(3, 1)")]
    [InlineData("Of<int>.Cube(3)")]
    public async Task Derivative_ForOtherNumbers_IsNotReported(string expression) => Assert.Empty(await ReportedAsync(expression));

    private static async Task<IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> ReportedAsync(string expression)
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>(GeneratorHost.CreateCompilation([("Source.cs", Source.Replace("EXPRESSION", expression, StringComparison.Ordinal))]));
        outcome.AssertCompiles(allowWarnings: true);
        return await AnalyzerHost.RunAsync(outcome.Output, [new IntegerTypeArgumentAnalyzer()]);
    }
}
