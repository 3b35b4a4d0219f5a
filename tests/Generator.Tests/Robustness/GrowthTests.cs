using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>Each local is the product of the one before with itself: cost grows with the method, not with its paths.</summary>
public sealed class GrowthTests
{
    [Fact(Timeout = 60_000)]
    public async Task GeneratedText_OfTwiceAsLongAChain_IsAtMostTwiceAsLong()
    {
        int hundred = await Task.Run(() => Generate(100).GeneratedSources.Values.Sum(text => text.Length));
        int twoHundred = await Task.Run(() => Generate(200).GeneratedSources.Values.Sum(text => text.Length));

        Assert.InRange(twoHundred, 1, (int)(2.2 * hundred));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gradient_OfChainOf200AtItsFixedPoint_IsThe200thPowerOf2(bool optimize)
    {
        var loaded = await Task.Run(() => new LoadedAssembly(Generate(200, optimize)));
        var method = loaded.Assembly.GetType("Chain")!.GetMethod("FValueAndGrad")!;

        // 2 is the fixed point of a * a * 0.5, and the slope there is 2.
        var (value, gradient) = (ValueTuple<double, double>)method.Invoke(null, [2.0])!;

        Assert.Equal(2, value);
        Assert.Equal(Math.Pow(2, 200), gradient);
    }

    /// <summary>What the loop adds up is needed for all that follows; its cotangent is a sum over all ways through that.</summary>
    [Theory(Timeout = 60_000)]
    [InlineData("double b = s;", "b * Math.Sin(b + 1)", "")]
    [InlineData("double b = s;", "b * b + x * b", "")]
    [InlineData("double b = 1;", "b * x + s * b", "")]
    [InlineData("double b = s, c = x;", "b * c + x", "c += c * x;")]
    public async Task GeneratedText_OfAChainBehindALoop_GrowsWithItsLength(string first, string next, string then)
    {
        int forty = await Task.Run(() => length(40));
        int eighty = await Task.Run(() => length(80));

        Assert.InRange(eighty, 1, (int)(2.2 * forty));

        int length(int steps)
        {
            string chain = string.Concat(Enumerable.Repeat("        b = " + next + ";\n        " + then + "\n", steps));
            var outcome = GeneratorHost.Run<DifferentiableGenerator>([("Chain.cs", $$"""
                using System;

                public static partial class Chain
                {
                    [AutoDiffGen.Differentiable]
                    public static double F(double[] a, double x)
                    {
                        double s = 0;
                        for (int i = 0; i < a.Length; i++)
                            s += Math.Sin(a[i] * x);
                        {{first}}
                {{chain}}
                        return b;
                    }
                }
                """)]);
            outcome.AssertNoException();
            Assert.Empty(outcome.Result.Diagnostics);
            return outcome.GeneratedSources.Values.Sum(text => text.Length);
        }
    }

    private static GeneratorOutcome Generate(int length, bool optimize = true)
    {
        var text = new StringBuilder("public static partial class Chain\n{\n    [AutoDiffGen.Differentiable]\n    public static double F(double x)\n    {\n        double a0 = x;\n");
        for (int i = 1; i <= length; i++)
            text.Append(CultureInfo.InvariantCulture, $"        double a{i} = a{i - 1} * a{i - 1} * 0.5;\n");
        text.Append(CultureInfo.InvariantCulture, $"        return a{length};\n    }}\n}}\n");
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([("Chain.cs", text.ToString())], ZooTests.ZooBuilds.Options(optimize));
        outcome.AssertNoException();
        return outcome;
    }
}
