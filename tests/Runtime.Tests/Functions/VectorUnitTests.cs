using System.Runtime.Intrinsics;

namespace AutoDiffGen.Tests;

/// <summary>The products of every width, also of those that this machine would not choose.</summary>
public sealed unsafe class VectorUnitTests
{
    [Fact]
    public void BlockedProduct_OfEveryWidth_GivesTheSame()
    {
        Check<Vector512<double>, VectorUnit512<double>>();
        Check<Vector256<double>, VectorUnit256<double>>();
        Check<Vector128<double>, VectorUnit128<double>>();
        Check<double, ScalarUnit<double>>();
    }

    private static void Check<TVector, TUnit>()
        where TUnit : IVectorUnit<double, TVector>
    {
        foreach ((int rows, int inner, int columns) in new[] { (13, 20, 29), (70, 1000, 90), (3, 2, 1) })
        {
            var random = new TensorRandom(1);
            var a = Tensor.Randn<double>(random, rows, inner);
            var b = Tensor.Randn<double>(random, inner, columns);
            var c = new double[rows * columns];
            fixed (double* memoryA = a.AsReadOnlySpan(), memoryB = b.AsReadOnlySpan(), memoryC = c)
            {
                BlockedProduct<double, TVector, TUnit>.Run(new Operands<double>
                {
                    Rows = rows,
                    Columns = columns,
                    Inner = inner,
                    A = memoryA,
                    ARow = inner,
                    AStep = 1,
                    B = memoryB,
                    BStep = columns,
                    BColumn = 1,
                    C = memoryC,
                    CRow = columns,
                });
            }

            Same.Tensor(a.MatMul(b), Tensor.From(c, new TensorShape(rows, columns)), 1e-12);
        }
    }
}
