using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Matrices of derivatives in one array or span.</summary>
public sealed class ArrayMatrixTests
{
    [Theory]
    [InlineData("Rosenbrock")]
    [InlineData("Names")]
    public void Hessian_OfArray_HoldsTheProductsWithUnitVectors(string name)
    {
        var function = ZooFunction.Load("SecondOrder/ArrayMatrices.cs", "ArrayMatrices." + name, optimize: true);
        foreach (var arguments in function.Points)
        {
            var hessian = (double[,])function.Blocks(Derivatives.Hessian, arguments)[0];
            int n = ((double[])arguments[0]!).Length;
            Assert.Equal((n, n), (hessian.GetLength(0), hessian.GetLength(1)));
            for (int row = 0; row < n; row++)
            {
                double[] unit = [.. Enumerable.Range(0, n).Select(i => i == row ? 1.0 : 0.0)];
                var product = (double[])function.Hvp(arguments, [unit])[2];
                Assert.Equal(product, Enumerable.Range(0, n).Select(column => hessian[row, column]));
            }
        }
    }

    [Fact]
    public void Jacobian_OfOneNumber_IsTheGradientInARow()
    {
        var function = ZooFunction.Load("SecondOrder/ArrayMatrices.cs", "ArrayMatrices.Rosenbrock", optimize: true);
        foreach (var arguments in function.Points)
        {
            var jacobian = (double[,])function.Blocks(Derivatives.Jacobian, arguments)[0];
            Assert.Equal((double[])function.ValueAndGrad(arguments).Derivatives[0], jacobian.Cast<double>());
            Assert.Equal(1, jacobian.GetLength(0));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Jacobian_OfAnArray_IsThatOfTheClosedFormByEitherMode(int rows)
    {
        double[] point = [0.5, 1.5, 2.5];
        var jacobian = (double[,])Call("PowersJacobian", point, rows)!;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < 3; j++)
                Assert.Equal(j == i % 3 ? (i + 1) * Math.Pow(j + 0.5, i) : 0, jacobian[i, j], 1e-12);
        }
    }

    [Fact]
    public void HessianOfSpan_AndItsProduct_AreThoseOfTheArray()
    {
        double[] x = [-1.2, 1, 0.5];
        var expected = (double[,])Call("ArrayHessian", x)!;
        Assert.Equal(expected.Cast<double>(), ((double[,])Call("HessianOfSpan", x)!).Cast<double>());
        Assert.Equal(Enumerable.Range(0, 3).Select(row => expected[row, 1]), (double[])Call("ProductOfSpan", x)!);
    }

    [Fact]
    public void Hessian_OfMethodThatWritesToItsArguments_IsReported()
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([new TestSource("F.cs", """
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable(Derivatives.Hessian)]
                public static double F(double[] x) { x[0] = x[0] * x[1]; return x[0]; }
            }
            """)]);
        Assert.Equal("ADG0005", Assert.Single(outcome.Result.Diagnostics).Id);
    }

    private static object? Call(string method, params object?[] arguments) =>
        Assembly.Value.Assembly.GetType("C")!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments);

    private static readonly Lazy<LoadedAssembly> Assembly = new(() => new LoadedAssembly(GeneratorHost.Run<DifferentiableGenerator>([new TestSource("C.cs", """
        using System;
        using AutoDiffGen;

        public static partial class C
        {
            [Differentiable(Derivatives.Jacobian)]
            public static double[] Powers(double[] x, int rows)
            {
                var powers = new double[rows];
                for (int i = 0; i < rows; i++)
                    powers[i] = Math.Pow(x[i % 3], i + 1);
                return powers;
            }

            [Differentiable(Derivatives.Hessian)]
            public static double Array(double[] x) => Math.Sin(x[0] * x[1]) * x[2] + x[1] * x[1] * x[1];

            [Differentiable(Derivatives.Hessian)]
            public static double Span(ReadOnlySpan<double> x) => Math.Sin(x[0] * x[1]) * x[2] + x[1] * x[1] * x[1];

            public static double[,] HessianOfSpan(double[] x) => SpanHessian(x);

            public static double[] ProductOfSpan(double[] x)
            {
                var (gradient, product) = (new double[3], new double[3]);
                SpanHvp(x, new double[] { 0, 1, 0 }, gradient, product);
                return product;
            }
        }
        """)])));
}
