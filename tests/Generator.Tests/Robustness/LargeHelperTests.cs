using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>Methods that are called again and again: the text does not grow with the ways through them.</summary>
public sealed class LargeHelperTests
{
    private const string Line = "double s = Math.Sin(x), c = Math.Cos(y); double a = s * c + x * 0.1; double b = a * s - Math.Exp(-a * a) * c; double d = b * a + Math.Sqrt(1 + b * b) * s;";

    /// <summary>What takes such has no pair.</summary>
    private const string Tuple = "(double X, int N)";

    /// <summary>One that takes numbers only has a pair; the others are followed into.</summary>
    [Theory]
    [InlineData("private static double H(double x, double y) { " + Line + " return 0.1 * d + 0.2 * x; }", "H(x, y)", true)]
    [InlineData("private static double H(double x, double y) { " + Line + " return 0.1 * d + Math.Floor(y); }", "H(x, 2)", true)]
    [InlineData("private static double H(double x, [NoGrad] double y) { " + Line + " return 0.1 * d + 0.2 * x; }", "H(x, 1)", true)]
    [InlineData("private static double H(double x, [NoGrad] double y) { " + Line + " return 0.1 * d + 0.2 * x; }", "H(x, y)", false)]
    [InlineData("private static double H(double x, double y, DayOfWeek day) { " + Line + " return 0.1 * d + 0.2 * x * (int)day; }", "H(x, y, DayOfWeek.Monday)", false)]
    [InlineData("private static (double, double) H(double x, double y) { " + Line + " return (0.1 * d, 0.2 * x); }", "H(x, y).Item1", false)]
    [InlineData("private static double H(ref double x, double y) { " + Line + " return 0.1 * d + 0.2 * x; }", "H(ref x, y)", false)]
    [InlineData("private static T H<T>(T x, T y) where T : System.Numerics.IFloatingPointIeee754<T> { var s = T.Sin(x); var c = T.Cos(y); var a = s * c + x; var b = a * s - T.Exp(-a * a) * c; var d = b * a + T.Sqrt(T.One + b * b) * s - x * s + b * y - c * c * s + a; return d; }", "0.1 * H(x, y)", false)]
    [InlineData("private static double H(double[] x, double[] y, double z) { x[0] = Math.Sin(z) * y[0] + 0.1; " + "double a = x[0] * y[0] + z * z; double b = a * a - z * x[0]; double c = Math.Sin(a * b) + Math.Cos(z * a) * b; return 0.1 * c * a + 0.2 * z; }", "H(w, w, x)", false)]
    [InlineData("private static double H(double[] w, double x) { var v = w; if (x > 0) v = new double[] { x, x }; double a = v[0] * x + v[1]; double b = a * a - x * v[0]; double c = Math.Sin(a * b) + Math.Cos(x * a) * b; return 0.1 * c * a + 0.2 * x; }", "H(w, x)", false)]
    public void Gradient_OfWhatIsCalledOftenEnough_AgreesWithDifferences(string helper, string call, bool isPaired)
    {
        var outcome = Generate(helper, "double[] w = [0.3, y]; return " + call + ";", levels: 3, "Derivatives.ValueAndGrad | Derivatives.Jvp", Tuple);
        outcome.AssertNoException();
        Assert.DoesNotContain(outcome.Result.Diagnostics, diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        var loaded = new LoadedAssembly(outcome);
        var type = loaded.Assembly.GetType("Large")!;
        double value(double x, double y) => (double)type.GetMethod("F")!.Invoke(null, [x, y])!;
        double[] expected = [.. new double[][] { [1, 0], [0, 1] }.Select(direction => Numeric.Directional(at => [value(at[0], at[1])], [0.4, 0.7], direction, 1e-4)[0])];

        var (found, gradX, gradY) = ((double, double, double))type.GetMethod("FValueAndGrad")!.Invoke(null, [0.4, 0.7])!;
        var (_, tangent) = ((double, double))type.GetMethod("FJvp")!.Invoke(null, [0.4, 0.7, 1.0, 2.0])!;

        Assert.Equal(value(0.4, 0.7), found);
        Numeric.AssertClose(expected, [gradX, gradY], 1e-6, "reverse mode");
        Numeric.AssertClose([expected[0] + 2 * expected[1]], [tangent], 1e-6, "forward mode");
        Assert.Equal(isPaired, outcome.GeneratedSources.Values.Any(text => text.Contains("FHForward(", StringComparison.Ordinal)));
    }

    [Fact]
    public void GeneratedText_OfOneMoreLevelOfCalls_IsNotFourTimesAsLong()
    {
        int length(int levels) => Generate("private static double H(double x, double y) { " + Line + " return 0.1 * d; }", "return H(x, y);", levels, "Derivatives.ValueAndGrad").GeneratedSources.Values.Sum(text => text.Length);

        Assert.InRange(length(12), 1, 3 * length(6));
    }

    [Fact]
    public void Warnings_OfWhatIsConstantInEveryCall_AreNotGiven()
    {
        var outcome = Generate("private static double H(double x, double y) { " + Line + " return 0.1 * d * Math.Floor(y); }", "return H(x, 2);", levels: 3, "Derivatives.ValueAndGrad");

        Assert.Empty(outcome.Result.Diagnostics);
    }

    [Theory]
    [InlineData("private static (double, int) H(double x, double y) { " + Line + " return (0.1 * d, 1); }", "return H(x, y).Item1;", 5, "Derivatives.ValueAndGrad")]
    [InlineData("private static double H(double x, double y) { " + Line + " return 0.1 * d; }", "return H(x, y);", 5, "Derivatives.Hvp")]
    public void Calls_ThatWouldExpandTooFar_AreReportedAtTheCall(string helper, string call, int levels, string members)
    {
        var reported = Assert.Single(Generate(helper, call, levels, members, Tuple).Result.Diagnostics);

        Assert.Equal("ADG0025", reported.Id);
        Assert.Equal("Level1((x, 1), y)", reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
    }

    /// <summary>Each level calls the next four times, with numbers that differ; the last calls the helper.</summary>
    private static GeneratorOutcome Generate(string helper, string call, int levels, string members, string? tuple = null)
    {
        (string first, string x) = tuple is null ? ("x", "x") : ("(x, 1)", "x.X");
        var text = new StringBuilder();
        text.AppendLine("using System; using AutoDiffGen; public static partial class Large {");
        text.AppendLine(CultureInfo.InvariantCulture, $"[Differentiable({members})] public static double F(double x, double y) => Level1({first}, y);");
        for (int i = 1; i <= levels; i++)
        {
            string next = "Level" + (i + 1).ToString(CultureInfo.InvariantCulture);
            string given(string number) => tuple is null ? number : "(" + number + ", 1)";
            text.AppendLine(CultureInfo.InvariantCulture, $"private static double Level{i}({tuple ?? "double"} x, double y) => 0.4 * {next}({given(x)}, y) + 0.3 * {next}({given("0.5 * " + x)}, {x}) + 0.1 * {next}({given("y")}, 0.2 * y) * {next}({given(x + " + y")}, y);");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"private static double Level{levels + 1}({tuple ?? "double"} {(tuple is null ? "x" : "p")}, double y) {{ {(tuple is null ? string.Empty : "double x = p.X;")} {call} }}");
        text.AppendLine(helper).AppendLine("}");
        return GeneratorHost.Run<DifferentiableGenerator>([("Large.cs", text.ToString())]);
    }
}
