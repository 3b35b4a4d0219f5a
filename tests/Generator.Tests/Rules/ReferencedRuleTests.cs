using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Rules of another project: the generator writes them into its metadata, and reads them from there.</summary>
public sealed class ReferencedRuleTests
{
    private const string Library = """
        using AutoDiffGen;

        namespace Library;

        public static class Operations
        {
            internal static double Slope(double x) => 2 * x + Internals.One;

            [Derivative(nameof(x), "grad * PublicSlope(x)", Kind = DerivativeKind.Elementwise)]
            public static double Bend(double x) => x * x + x;

            public static double PublicSlope(double x) => Slope(x);

            [Derivative(nameof(t), "grad * scale", Kind = DerivativeKind.Elementwise)]
            [Derivative(nameof(scale), "(grad * t).Sum().Item()")]
            [Jvp(nameof(scale), "tangent * t")]
            public static Tensor<double> Stretch(this Tensor<double> t, double scale) => t * scale;
        }

        internal static class Internals
        {
            public const double One = 1;
        }
        """;

    private const string Consumer = """
        using AutoDiffGen;
        using Library;

        public static partial class Consumer
        {
            [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
            public static double F(double x) => Operations.Bend(3 * x);

            [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
            public static double G([NoGrad] Tensor<double> t, double s) => t.Stretch(s).Sum().Item();
        }
        """;

    [Fact]
    public void Rule_FromReferencedAssembly_GivesTheGradient()
    {
        byte[] library = LoadedAssembly.Emit(GeneratorHost.Run<DifferentiableGenerator>(
            GeneratorHost.CreateCompilation([("Library.cs", Library)], "Library")));
        var consumer = GeneratorHost.Run<DifferentiableGenerator>(
            GeneratorHost.CreateCompilation([("Consumer.cs", Consumer)], "Consumer", MetadataReference.CreateFromImage(library)));

        Assert.Empty(consumer.Result.Diagnostics);
        var loaded = new LoadedAssembly(consumer, library);
        var type = loaded.Assembly.GetType("Consumer")!;

        var numbers = Tensor.From([1.0, 2.0]);

        Assert.Equal((9 + 3, 3 * (6 + 1)), ((double, double))type.GetMethod("FValueAndGrad")!.Invoke(null, [1.0])!);
        Assert.Equal((9 + 3, 2 * 3 * (6 + 1)), ((double, double))type.GetMethod("FJvp")!.Invoke(null, [1.0, 2.0])!);
        Assert.Equal((12.0, 3.0), ((double, double))type.GetMethod("GValueAndGrad")!.Invoke(null, [numbers, 4.0])!);
        Assert.Equal((12.0, 15.0), ((double, double))type.GetMethod("GJvp")!.Invoke(null, [numbers, 4.0, 5.0])!);
    }
}
