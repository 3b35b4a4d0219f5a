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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Jacobian_FourColumnsAtATime_HoldsTheTangentsInUnitDirections(bool optimize)
    {
        var function = ZooFunction.Load("SecondOrder/ArrayMatrices.cs", "ArrayMatrices.Waves", optimize);
        foreach (var arguments in function.Points)
        {
            var blocks = function.Blocks(Derivatives.Jacobian, arguments);
            double[] x = (double[])arguments[0]!;
            for (int column = 0; column <= x.Length; column++)
            {
                object[] direction = [.. UnitIn(column, x, arguments[1]!)];
                var tangent = (double[])function.Jvp(arguments, direction).Derivatives[0];
                var block = (double[,])blocks[column < x.Length ? 0 : 1];
                Numeric.AssertClose(tangent, [.. Enumerable.Range(0, tangent.Length).Select(row => block[row, column % x.Length])], 1e-13, "column " + column);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hessian_FourRowsAtATime_HoldsTheProductsWithUnitVectors(bool optimize)
    {
        var function = ZooFunction.Load("SecondOrder/ArrayMatrices.cs", "ArrayMatrices.Energy", optimize);
        foreach (var arguments in function.Points)
        {
            // XX, XY, XK, YY, YK, KK
            var blocks = function.Blocks(Derivatives.Hessian, arguments).Select(block => (double[,])block).ToArray();
            double[] x = (double[])arguments[0]!, y = (double[])arguments[1]!;
            for (int row = 0; row <= x.Length + y.Length; row++)
            {
                object[] products = function.Hvp(arguments, [.. UnitIn(row, x, y, arguments[2]!)])[4..];
                (int part, int at) = row < x.Length ? (0, row) : row < x.Length + y.Length ? (1, row - x.Length) : (2, 0);
                int first = part == 0 ? 0 : part == 1 ? 3 : 5;
                for (int column = part; column < 3; column++)
                {
                    var block = blocks[first + column - part];
                    Numeric.AssertClose(Flat.Of(products[column]), [.. Enumerable.Range(0, block.GetLength(1)).Select(j => block[at, j])], 1e-13, $"row {row}");
                }
            }
        }
    }

    /// <summary>Zeros of the sizes of some arguments, and a one in the place that is counted through all of them.</summary>
    private static IEnumerable<object> UnitIn(int place, params object[] arguments)
    {
        foreach (object argument in arguments)
        {
            int length = Flat.Of(argument).Length;
            yield return Flat.Like(argument, [.. Enumerable.Range(0, length).Select(i => i == place ? 1.0 : 0.0)]);
            place -= length;
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
    public void Hessian_InArrayAndNumber_HasABlockForEachPair()
    {
        double[] x = [0.5, -0.3, 1.2];
        double k = 0.7;
        var (xx, xk, kk) = ((double[,], double[,], double[,]))Call("MixedHessian", x, k)!;
        (double sin, double cos) = Math.SinCos(k * x[0] * x[1]);
        double[,] expected = { { -k * k * x[1] * x[1] * sin, k * cos - k * k * x[0] * x[1] * sin, 0 }, { k * cos - k * k * x[0] * x[1] * sin, -k * k * x[0] * x[0] * sin, 0 }, { 0, 0, 2 * k * k } };
        Numeric.AssertClose([.. expected.Cast<double>()], [.. xx.Cast<double>()], 1e-12, "XX");
        Numeric.AssertClose([x[1] * cos - x[1] * k * x[0] * x[1] * sin, x[0] * cos - x[0] * k * x[0] * x[1] * sin, 4 * x[2] * k], [.. xk.Cast<double>()], 1e-12, "XK");
        Numeric.AssertClose([-x[0] * x[0] * x[1] * x[1] * sin + 2 * x[2] * x[2]], [.. kk.Cast<double>()], 1e-12, "KK");
        Assert.Equal((3, 1), (xk.GetLength(0), xk.GetLength(1)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Jacobian_OfArrayInSpanArrayAndNumber_HasABlockForEach(int rows)
    {
        double[] x = [0.5, 1.5], y = [2, -1, 3];
        float k = 1.25f;
        var (inX, inY, inK) = ((double[,], double[,], float[,]))Call("BlocksOf", x, y, k, rows)!;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < 2; j++)
                Assert.Equal(j == i % 2 ? y[i % 3] * k : 0, inX[i, j], 1e-12);
            for (int j = 0; j < 3; j++)
                Assert.Equal(j == i % 3 ? x[i % 2] * k : 0, inY[i, j], 1e-12);
            Assert.Equal(x[i % 2] * y[i % 3], inK[i, 0], 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Jacobian_OfTuple_HasARowForEachItem(int length)
    {
        double[] x = [.. Enumerable.Range(1, length).Select(i => 0.3 * i)];
        var jacobian = (double[,])Call("TupleJacobian", x)!;
        Assert.Equal((2, length), (jacobian.GetLength(0), jacobian.GetLength(1)));
        for (int j = 0; j < length; j++)
        {
            Assert.Equal(2 * x[j], jacobian[0, j], 1e-12);
            Assert.Equal(j == 0 ? Math.Cos(x[0]) : 0, jacobian[1, j], 1e-12);
        }
    }

    [Fact]
    public void Jacobian_OfArrayInNumbers_HasColumns()
    {
        var (inX, inY) = ((double[,], double[,]))Call("CurveJacobian", 0.5, 2.0)!;
        Assert.Equal([2.0, Math.Cos(0.5), 0], inX.Cast<double>());
        Assert.Equal([0.5, 0, 4], inY.Cast<double>());
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
            public static double Mixed(double[] x, double k) => Math.Sin(k * x[0] * x[1]) + x[2] * x[2] * k * k;

            [Differentiable(Derivatives.Jacobian)]
            public static double[] Blocks(ReadOnlySpan<double> x, double[] y, float k, int rows)
            {
                var blocks = new double[rows];
                for (int i = 0; i < rows; i++)
                    blocks[i] = x[i % x.Length] * y[i % y.Length] * k;
                return blocks;
            }

            public static (double[,], double[,], float[,]) BlocksOf(double[] x, double[] y, float k, int rows) => BlocksJacobian(x, y, k, rows);

            [Differentiable(Derivatives.Jacobian)]
            public static (double Squares, double) Tuple(double[] x)
            {
                double sum = 0;
                foreach (double item in x)
                    sum += item * item;
                return (sum, Math.Sin(x[0]));
            }

            [Differentiable(Derivatives.Jacobian)]
            public static double[] Curve(double x, double y) => [x * y, Math.Sin(x), y * y];

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
