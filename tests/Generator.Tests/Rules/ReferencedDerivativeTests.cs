using System.Runtime.Loader;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Calls of methods that are differentiated in another project, of which there is only metadata.</summary>
public sealed class ReferencedDerivativeTests
{
    private const string Library = """
        using System;
        using AutoDiffGen;

        namespace Library;

        public static partial class Curves
        {
            public static int Calls;

            [Differentiable]
            public static double Bump(double x, float width, int n = 2)
            {
                Calls++;
                return Math.Exp(-x * x / width) * n;
            }

            [Differentiable(Derivatives.Vjp)]
            public static double Wave(double x, [NoGrad] double phase, double[] weights) => Math.Sin(x + phase) * weights[0];

            [Differentiable(Derivatives.Jvp)]
            public static double Forward(double x) => x * x;

            [Differentiable]
            public static Tensor<double> OfTensors(Tensor<double> x) => (x * x).Sum();

            [Differentiable]
            public static double OfArrays(double[] x) => x[0];

            public static double Plain(double x) => x;
        }

        public readonly partial struct Lens(double power)
        {
            private readonly double power = power;

            [Differentiable]
            public double Focus(double x) => power * x * x;
        }
        """;

    private static readonly byte[] LibraryImage = LoadedAssembly.Emit(GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Library.cs", Library)], "Library")));

    [Theory]
    [InlineData("Curves.Bump(3 * x, 2) * x")]
    [InlineData("Curves.Bump(x, (float)(x * x + 1), 3)")]
    [InlineData("x > 0 ? Curves.Bump(x, 1) : x")]
    [InlineData("Curves.Wave(x * x, 0.5, Weights)")]
    [InlineData("Curves.Bump(n: 4, width: 2.5f, x: Curves.Bump(x, 1))")]
    [InlineData("Curves.Bump(Differentiation.StopGradient(0.5), (float)x)")]
    [InlineData("new Lens(3).Focus(x) * x")]
    public void Call_OfAnotherAssembly_HasTheGradientOfDifferences(string expression) => AssertGradient($"return {expression};");

    [Theory]
    [InlineData("for (int i = 0; i < 4; i++) x = Curves.Bump(x, 2) + 0.1 * i; return x;")]
    [InlineData("double s = 0; for (int i = 0; s < 3; i++) { x *= 1.5; s += Curves.Bump(x, i + 1) * x; } return s;")]
    [InlineData("var a = new double[3]; for (int i = 0; i < 3; i++) a[i] = Curves.Bump(x * i, 2); return a[0] * a[1] * a[2];")]
    public void Call_InALoop_HasTheGradientOfDifferences(string statements) => AssertGradient(statements);

    [Fact]
    public void Call_OfAnotherAssembly_IsMadeOnce()
    {
        var loaded = Load("return Curves.Bump(x, 2) * Curves.Bump(2 * x, 2);");
        var calls = AssemblyLoadContext.GetLoadContext(loaded.Assembly)!.Assemblies.Single(assembly => assembly.GetName().Name == "Library").GetType("Library.Curves")!.GetField("Calls")!;

        Call(loaded, "FValueAndGrad", 0.3);

        Assert.Equal(2, calls.GetValue(null));
    }

    [Theory]
    [InlineData("return {|ADG0012:Curves.Forward(x)|};")]
    [InlineData("return {|ADG0012:Curves.Plain(x)|};")]
    [InlineData("return {|ADG0012:Curves.Wave(0.5, x, [1])|};")]
    [InlineData("return {|ADG0012:Curves.OfArrays([x])|};")]
    [InlineData("return {|ADG0012:Curves.OfTensors(Tensor.Full(new TensorShape(2), x))|}.Item();")]
    public void Call_WithoutADerivative_IsReportedAtTheCall(string statements) => AssertReported(statements, "Derivatives.ValueAndGrad");

    [Fact]
    public void SecondDerivative_ThroughAnotherAssembly_IsReportedAtTheCall() =>
        AssertReported("return x * {|ADG0040:Curves.Bump(x, 2)|};", "Derivatives.Hvp");

    private static void AssertGradient(string statements)
    {
        var loaded = Load(statements);
        foreach (double x in (double[])[0.3, 0.8])
        {
            double expected = Numeric.Directional(at => [(double)Call(loaded, "F", at[0])], [x], [1], 1e-3)[0];
            var (value, gradient) = ((double, double))Call(loaded, "FValueAndGrad", x);
            var (_, tangent) = ((double, double))Call(loaded, "FJvp", x, 1.0);
            Assert.Equal(Call(loaded, "F", x), value);
            double tolerance = statements.Contains("float", StringComparison.Ordinal) ? 1e-4 : 1e-6;
            Numeric.AssertClose([expected], [gradient], tolerance, "reverse mode");
            Numeric.AssertClose([expected], [tangent], tolerance, "forward mode");
        }
    }

    private static void AssertReported(string statements, string members)
    {
        var marked = DiagnosticMarkup.Parse(new TestSource("Consumer.cs", Consumer(statements, members)));
        var reported = Assert.Single(Run(marked.Source.Content).Result.Diagnostics);
        Assert.True(Assert.Single(marked.Expected).Matches(reported), reported.ToString());
    }

    private static LoadedAssembly Load(string statements)
    {
        var consumer = Run(Consumer(statements, "Derivatives.ValueAndGrad | Derivatives.Jvp"));
        Assert.Empty(consumer.Result.Diagnostics);
        return new LoadedAssembly(consumer, LibraryImage);
    }

    private static object Call(LoadedAssembly loaded, string member, params object[] arguments) =>
        loaded.Assembly.GetType("Consumer")!.GetMethod(member)!.Invoke(null, arguments)!;

    private static GeneratorOutcome Run(string consumer) => GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Consumer.cs", consumer)], "Consumer", MetadataReference.CreateFromImage(LibraryImage)));

    private static string Consumer(string statements, string members) => $$"""
        using AutoDiffGen;
        using Library;

        public static partial class Consumer
        {
            private static readonly double[] Weights = [2, 3];

            [Differentiable({{members}})]
            public static double F(double x) { {{statements}} }
        }
        """;
}
