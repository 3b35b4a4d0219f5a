using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Calls of methods of arrays and of several results that are differentiated in another project, by their pairs.</summary>
public sealed class ReferencedPairTests
{
    private const string Library = """
        using System;
        using System.Numerics;
        using AutoDiffGen;

        namespace Library;

        public static partial class Sums
        {
            public static int Calls;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Dot(double[] a, ReadOnlySpan<double> b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += Math.Sin(a[i] * b[i]);
                return s;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Polynomial(double x, int shift = 0, params double[] c)
            {
                double p = 0;
                for (int i = 0; i < c.Length; i++)
                    p = p * x + c[i];
                return Math.Exp(p / 10) * p + shift;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Scale(double[] a, double by)
            {
                for (int i = 0; i < a.Length; i++)
                    a[i] = Math.Sin(a[i]) * by;
                return a[0] * a[1];
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static (double Sum, int Count, double Product) Both(double x, (double A, int N) p) => (x * x + p.A, p.N, Math.Sin(x * p.A));

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Vector3 Turned(Vector3 v, float by) => new Vector3(v.Y * by, v.X, v.Z * v.Z);

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Grid(double[,] m, double[][] rows, [NoGrad] double[] weights) => m[0, 1] * rows[1][0] * weights[0] + rows[0][0] * m[1, 0];

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Taps(double[] a, [NoGrad] string name)
            {
                Console.Out.Flush();
                return a[0] * a[1];
            }

            [Differentiable(Derivatives.Pair)]
            public static double Counted(double[] a)
            {
                Calls++;
                return a[0] * a[1];
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double[] Bent(double[] a, double k)
            {
                var b = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    b[i] = Math.Sin(a[i] * k) * a[0];
                b[0] = b[0] * b[1];
                return b;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double[] Powers(double x, int n)
            {
                var b = new double[n];
                for (int i = 0; i < n; i++)
                    b[i] = Math.Pow(x, i + 1);
                return b;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double[] Same(double[] a, double k)
            {
                a[0] *= k;
                return a;
            }

            [Differentiable]
            public static double WithoutAPair(double[] a) => a[0];

            [Differentiable(Derivatives.Pair)]
            public static double WithoutTangents(double[] a) => a[0] * a[0];
        }

        public sealed partial class Curve(double scale, double[] knots)
        {
            private readonly double scale = scale;

            private readonly double[] knots = knots;

            public static Curve Sample => new(2, [1, 0.5]);

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public double At(double[] c, double x)
            {
                double s = 0;
                for (int i = 0; i < c.Length; i++)
                    s += c[i] * Math.Sin(x * knots[i]) * scale;
                return s;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public double[] All(double x)
            {
                var b = new double[knots.Length];
                for (int i = 0; i < b.Length; i++)
                    b[i] = Math.Sin(x * knots[i]) * scale;
                return b;
            }
        }

        public sealed partial class Gain
        {
            public double Factor { get; set; } = 2;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public double Sum(double[] a, double x) => (a[0] + a[1] * x) * Factor;
        }
        """;

    private static readonly byte[] LibraryImage = LoadedAssembly.Emit(GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Library.cs", Library)], "Library")));

    [Theory]
    [InlineData("double[] a = [x, x * x, 1]; return Sums.Dot(a, [2, x, 3]) * x;")]
    [InlineData("double[] a = [x, x * x]; return Sums.Dot(a, Weights);")]
    [InlineData("double[] a = [x, 1]; a[1] = x * x; return a[1] * Sums.Dot(Weights, a);")]
    [InlineData("double[] a = [x, 2, x], b = [1, x]; double s = 0; for (int i = 0; i < 3; i++) s += Sums.Dot(b, a) * Sums.Dot(b, a.AsSpan(1)) * i; return s;")]
    [InlineData("for (int i = 0; i < 3; i++) { double[] a = [x, i * x]; x += Sums.Dot(a, Weights); } return x;")]
    [InlineData("double[] a = [x, x * x]; if (x > 0) x *= Sums.Dot(a, Weights); return x * a[1];")]
    [InlineData("double[] a = [x, x * x]; if (x < 0) x *= Sums.Dot(a, Weights); return x * a[1];")]
    [InlineData("return Sums.Polynomial(x, 1, 2, x, 3) * Sums.Polynomial(2 * x, c: [x, 1]);")]
    [InlineData("double[] a = [x, x * x]; double s = a[0] * a[1]; double t = Sums.Scale(a, x); return s * t + a[0] * a[0] * a[1];")]
    [InlineData("double[] a = [x, x * x], b = (double[])a.Clone(); double t = Sums.Scale(a, 2); return t + a[0] * b[1] * Sums.Scale(b, x);")]
    [InlineData("double t = 0; for (int i = 1; i < 4; i++) { double[] a = [x, i]; t += Sums.Scale(a, x) * a[1]; } return t;")]
    [InlineData("double[] w = [1, 2]; double t = Sums.Scale(w, x); return t * w[1];")]
    [InlineData("var (sum, count, product) = Sums.Both(x, (x * x, 3)); return sum * product * count;")]
    [InlineData("var both = Sums.Both(x, (2, 3)); return both.Product * x;")]
    [InlineData("double s = 0; for (int i = 0; i < 3; i++) s += Sums.Both(x * i, (x, i)).Product; return s;")]
    [InlineData("var v = Sums.Turned(new System.Numerics.Vector3((float)x, 2, (float)(x * x)), (float)x); return v.X * v.Z + v.Y;")]
    [InlineData("double[,] m = { { 1, x }, { x * x, 0 } }; double[][] rows = [[x], [2 * x]]; return Sums.Grid(m, rows, Weights);")]
    [InlineData("double[] a = [x, x * x]; return Sums.Taps(a, \"name\");")]
    [InlineData("double s = Sums.Dot(Weights, Weights); return s * x;")]
    [InlineData("double[] a = [x, x * x]; var b = Sums.Bent(a, x); return b[0] * b[1] + x;")]
    [InlineData("double s = 0; for (int i = 1; i < 4; i++) { double[] a = [x, i * x]; var b = Sums.Bent(a, s + i); s += b[0] * b[1] + x; } return s;")]
    [InlineData("double s = 0; double[] a = [x, 2 * x]; for (int i = 0; i < 2; i++) s += Math.Sin(a[i]); var b = Sums.Bent(a, s); for (int i = 0; i < 2; i++) s += b[i] * b[i]; return s;")]
    [InlineData("if (x > 0) { var b = Sums.Powers(x, 3); foreach (double v in b) x += v * x; } return x;")]
    [InlineData("if (x < 0) { var b = Sums.Powers(x, 3); foreach (double v in b) x += v * x; } return x;")]
    [InlineData("var b = Sums.Powers(x, 3); for (int i = 0; i < 3; i++) b = Sums.Bent(b, x); return b[0] + b[1] * b[2];")]
    [InlineData("double s = 0; foreach (double v in x > 0.5 ? Sums.Powers(x, 2) : Sums.Powers(x * x, 3)) s += v * v * x; return s;")]
    [InlineData("var b = Sums.Powers(x, 3).AsSpan(1); return b[0] * b[1];")]
    [InlineData("var b = (double[])Sums.Powers(x, 3).Clone(); b[0] *= b[2]; return b[0] * b[1];")]
    [InlineData("return x * Sums.Bent(Weights, 2)[0] * Sums.Bent(Weights, x)[1];")]
    [InlineData("double[] c = [x, x * x]; return Curve.Sample.At(c, x) * x;")]
    [InlineData("var curve = new Curve(3, [1, 2]); double s = 0; for (int i = 0; i < 2; i++) s += curve.At([x, s], x + i); return s;")]
    [InlineData("double s = 0; foreach (double v in Curve.Sample.All(x)) s += v * v; return s * Curve.Sample.All(s)[1];")]
    public void Call_ByThePair_HasTheGradientOfDifferences(string statements)
    {
        var loaded = Load(statements, "Derivatives.ValueAndGrad | Derivatives.Jvp");
        foreach (double x in (double[])[0.3, 0.8])
        {
            double expected = Numeric.Directional(at => [(double)Call(loaded, "F", at[0])], [x], [1], 1e-3)[0];
            var (value, gradient) = ((double, double))Call(loaded, "FValueAndGrad", x);
            var (_, tangent) = ((double, double))Call(loaded, "FJvp", x, 1.0);
            Assert.Equal(Call(loaded, "F", x), value);
            double tolerance = statements.Contains("float", StringComparison.Ordinal) ? 1e-2 : 1e-6;
            Numeric.AssertClose([expected], [gradient], tolerance, "reverse mode");
            Numeric.AssertClose([expected], [tangent], tolerance, "forward mode");
        }
    }

    [Fact]
    public void Call_OfAParameter_AddsToItsGradient()
    {
        const string Consumer = """
            using System;
            using AutoDiffGen;
            using Library;

            public static partial class Consumer
            {
                [Differentiable]
                public static double F(double[] a, double[] b) => Sums.Scale(b, 2) + Sums.Dot(a, b) * a[0];
            }
            """;
        var loaded = new LoadedAssembly(Run(Consumer), LibraryImage);
        double[] at = [0.3, 0.7, 0.2, 0.9];
        double[] expected = [.. Enumerable.Range(0, 4).Select(i => Numeric.Directional(
            point => [(double)Call(loaded, "F", point[..2].ToArray(), point[2..].ToArray())], at, [.. at.Select((_, j) => i == j ? 1.0 : 0.0)], 1e-3)[0])];

        var (_, gradA, gradB) = ((double, double[], double[]))Call(loaded, "FValueAndGrad", at[..2], at[2..]);

        Numeric.AssertClose(expected, [.. gradA, .. gradB], 1e-6, "reverse mode");
    }

    [Fact]
    public void Pair_OfACaller_CanBeRunBackwardsAgain()
    {
        const string Consumer = """
            using System;
            using AutoDiffGen;
            using Library;

            public static partial class Consumer
            {
                [Differentiable(Derivatives.Pair)]
                public static double F(double[] a, double x)
                {
                    double s = 0;
                    for (int i = 0; i < 3; i++)
                        s += Sums.Polynomial(x * i, 0, a) * x;
                    return s;
                }

                public static double[] Both(double[] a, double x)
                {
                    FForward(a, x, out var residuals);
                    var gradA = new double[2];
                    double first = FBackward(residuals, 1, gradA);
                    double second = FBackward(residuals, 2, gradA);
                    residuals.Dispose();
                    return [first, second, .. gradA];
                }
            }
            """;
        var loaded = new LoadedAssembly(Run(Consumer), LibraryImage);
        double[] a = [0.5, 2];
        double slope(double[] direction, double along) => Numeric.Directional(
            at => [(double)Call(loaded, "F", new[] { at[0], at[1] }, at[2])], [.. a, 0.7], [.. direction, along], 1e-3)[0];

        double[] found = (double[])Call(loaded, "Both", a, 0.7);

        Numeric.AssertClose([slope([0, 0], 1), 2 * slope([0, 0], 1), 3 * slope([1, 0], 0), 3 * slope([0, 1], 0)], found, 1e-6, "pair");
    }

    [Fact]
    public void Call_ByThePair_IsMadeOnce()
    {
        var loaded = Load("double[] a = [x, 1]; return Sums.Counted(a) * x;", "Derivatives.ValueAndGrad");
        var calls = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(loaded.Assembly)!.Assemblies.Single(assembly => assembly.GetName().Name == "Library").GetType("Library.Sums")!.GetField("Calls")!;

        Call(loaded, "FValueAndGrad", 0.3);

        Assert.Equal(1, calls.GetValue(null));
    }

    [Fact]
    public void Call_ThatReturnsWhatItIsGiven_ThrowsWhereItIsMade()
    {
        var loaded = Load("double[] a = [x, 1]; var b = Sums.Same(a, 2); return b[0] * a[1];", "Derivatives.ValueAndGrad");

        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => Call(loaded, "FValueAndGrad", 0.3));

        Assert.IsType<ArgumentException>(thrown.InnerException);
    }

    [Theory]
    [InlineData("double[] a = [x, 1]; return {|ADG0012:Sums.WithoutAPair(a)|};")]
    [InlineData("double[] a = [x, 1]; return {|ADG0012:Sums.Grid(new double[2, 2], [[1], [2]], a)|} * x;")]
    [InlineData("double[] a = [x, 1]; return {|ADG0012:new Gain().Sum(a, 2)|};")]
    [InlineData("var b = {|ADG0011:Sums.Powers(x, 2)|}; b[0] = 2; return b[0] * b[1];")]
    [InlineData("double[] a = [x, 1]; var b = {|ADG0011:Sums.Bent(a, 1)|}; a[0] = 2; return b[0] * a[0];")]
    [InlineData("double[] a = [x, 1]; return {|ADG0011:Sums.Dot(a, a)|};")]
    [InlineData("double[] a = [x, 1]; double s = {|ADG0011:Sums.Dot(a, Weights)|}; a[0] = 2; return s * a[0];")]
    [InlineData("double[] a = [x, 1]; double s = 0; for (int i = 0; i < 3; i++) s += {|ADG0011:Sums.Scale(a, 2)|}; return s;")]
    [InlineData("double[] a = [x, 1]; double s = 0; foreach (int i in Checkpoint.Range(0, 3)) s += Sums.Dot(a, Weights); return s;", "Checkpoint.Range(0, 3)", "ADG0042")]
    public void Call_ThatCannotBePaired_IsReportedAtTheCall(string statements, string? at = null, string? id = null)
    {
        string marked = at is null ? statements : statements.Replace(at, "{|" + id + ":" + at + "|}", StringComparison.Ordinal);
        AssertReported(marked, "Derivatives.ValueAndGrad");
    }

    [Fact]
    public void Call_WithoutAJvp_IsReportedWhereForwardModeIsAskedFor() =>
        AssertReported("double[] a = [x, 1]; return {|ADG0012:Sums.WithoutTangents(a)|};", "Derivatives.Jvp");

    [Fact]
    public void SecondDerivative_ThroughAPair_IsReportedAtTheCall() =>
        AssertReported("double[] a = [x, 1]; return x * {|ADG0040:Sums.Dot(a, Weights)|};", "Derivatives.Hvp");

    [Fact]
    public void SecondDerivative_ThroughAPairInRecursion_IsReportedAtTheMethod()
    {
        const string Again = "private static double Again(double z, int n) { double[] a = [z, 1]; return n > 0 ? Again(Sums.Dot(a, Weights), n - 1) : z; } ";
        AssertReported(Consumer("return Again(x, 2);", "Derivatives.Hvp")
            .Replace("[Differentiable", Again + "[Differentiable", StringComparison.Ordinal)
            .Replace("double F(", "double {|ADG0040:F|}(", StringComparison.Ordinal));
    }

    private static void AssertReported(string statements, string members) => AssertReported(Consumer(statements, members));

    private static void AssertReported(string consumer)
    {
        var marked = DiagnosticMarkup.Parse(new TestSource("Consumer.cs", consumer));
        var reported = Assert.Single(Run(marked.Source.Content).Result.Diagnostics);
        Assert.True(Assert.Single(marked.Expected).Matches(reported), reported.ToString());
    }

    private static LoadedAssembly Load(string statements, string members)
    {
        var consumer = Run(Consumer(statements, members));
        Assert.Empty(consumer.Result.Diagnostics);
        return new LoadedAssembly(consumer, LibraryImage);
    }

    private static object Call(LoadedAssembly loaded, string member, params object[] arguments) =>
        loaded.Assembly.GetType("Consumer")!.GetMethod(member)!.Invoke(null, arguments)!;

    private static GeneratorOutcome Run(string consumer) => GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Consumer.cs", consumer)], "Consumer", MetadataReference.CreateFromImage(LibraryImage)));

    private static string Consumer(string statements, string members) => $$"""
        using System;
        using AutoDiffGen;
        using Library;

        public static partial class Consumer
        {
            private static double[] Weights => [2, 3];

            [Differentiable({{members}})]
            public static double F(double x) { {{statements}} }
        }
        """;
}
