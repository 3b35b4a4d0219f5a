using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Parameters that are matrices and rows of structures.</summary>
public sealed class StructureMatrixTests
{
    private const string Source = """
        using AutoDiffGen;

        public struct Point { public double X, Y; }

        public static partial class C
        {
            [Differentiable]
            public static double F(Point[,] grid, Point[][] rows)
            {
                rows[1][0].X *= grid[0, 1].Y;
                return rows[1][0].X * rows[0][0].Y + grid[1, 0].X * rows[1][0].X;
            }

            public static double At(double[] p) => F(Grid(p), Rows(p));

            public static double[] Gradient(double[] p)
            {
                var (_, gradGrid, gradRows) = FValueAndGrad(Grid(p), Rows(p));
                return [gradGrid[0, 1].Y, gradGrid[1, 0].X, gradRows[0][0].Y, gradRows[1][0].X];
            }

            private static Point[,] Grid(double[] p) => new Point[,] { { default, new Point { Y = p[0] } }, { new Point { X = p[1] }, default } };

            private static Point[][] Rows(double[] p) => [[new Point { Y = p[2] }], [new Point { X = p[3] }]];
        }
        """;

    [Fact]
    public void Gradient_OfMatricesAndRowsOfStructures_AgreesWithDifferences()
    {
        var loaded = new LoadedAssembly(GeneratorHost.Run<DifferentiableGenerator>(GeneratorHost.CreateCompilation([("C.cs", Source)])));
        var type = loaded.Assembly.GetType("C")!;
        double[] at = [0.3, 1.2, -0.7, 2];
        double[] expected = [.. Enumerable.Range(0, 4).Select(i => Numeric.Directional(
            point => [(double)type.GetMethod("At")!.Invoke(null, [point.ToArray()])!], at, [.. at.Select((_, j) => i == j ? 1.0 : 0.0)], 1e-3)[0])];

        double[] found = (double[])type.GetMethod("Gradient")!.Invoke(null, [at])!;

        Numeric.AssertClose(expected, found, 1e-6, "reverse mode");
    }
}
