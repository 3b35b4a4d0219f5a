using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Tests;

public sealed class FiniteProbeTests
{
    [Theory]
    [InlineData("return x * 2;", true)]
    [InlineData("double z = x - x; double unused = 1 / z; return x;", false)]
    [InlineData("double unused = Math.Log(x - x); return x;", false)]
    [InlineData("double z = x; z /= x - x; return z < 0 ? 1 : x;", false)]
    [InlineData("const double limit = 1.0 / 0; return Math.Min(x, limit);", true)]
    public void IsFinite_LooksAtWhatIsNotUsed(string body, bool expected)
    {
        var program = new FuzzProgram("1", 1, Node.Of("", Node.Statement, $"public static double FUZZED(double x) {{ {body} }}"));

        Assert.Equal(expected, FiniteProbe.IsFinite(program, 0));
    }
}
