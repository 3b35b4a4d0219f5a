namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0020 is a warning of the analyzer: the method is generated all the same.</summary>
public sealed class ZeroDerivativeTests
{
    [Theory]
    [InlineData("return x * {|ADG0020:Math.Floor(y)|};")]
    [InlineData("return x * {|ADG0020:Math.Round(y)|} + {|ADG0020:Math.Ceiling(x)|} + {|ADG0020:Math.Truncate(x)|};")]
    [InlineData("return x * {|ADG0020:Math.Sign(y)|};")]
    [InlineData("return x * {|ADG0020:(int)y|};")]
    [InlineData("return x * {|ADG0020:(long)(x * y)|};")]
    [InlineData("return x * {|ADG0020:y.CompareTo(1.0)|};")]
    [InlineData("return x * {|ADG0020:BitConverter.DoubleToInt64Bits(y)|};")]
    public async Task StepFunction_OfActiveValue_IsWarnedAboutAndGenerated(string statements)
    {
        var outcome = await Verify.BodyAsync(statements);

        Assert.Single(outcome.GeneratedSources);
        outcome.AssertCompiles();
    }

    [Theory]
    [InlineData("return x * Math.Floor(n / 2.0);")]
    [InlineData("return x * (int)3.5;")]
    [InlineData("int half = n / 2; return x * half;")]
    public async Task StepFunction_OfInactiveValue_IsNotWarnedAbout(string statements) => await Verify.BodyAsync(statements);

    [Fact]
    public async Task Pragma_AroundTheWarning_IsHonoured() => await Verify.MembersAsync("""
            [Differentiable]
            public static double F(double x)
            {
        #pragma warning disable ADG0020
                return x * Math.Floor(x);
        #pragma warning restore ADG0020
            }
        """);
}
