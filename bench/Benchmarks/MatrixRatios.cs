using AutoDiffGen.Bench.HandWritten;

namespace AutoDiffGen.Benchmarks;

/// <summary>A dense Jacobian: four directions in one pass beside one at a time.</summary>
internal static class MatrixRatios
{
    public static void Print()
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => i / 64.0)];
        Contest.Print(
            "Jacobian, 64 x 64", reference: 0,
            ("one direction at a time", () => Waves.JacobianByColumns(x, 64)[5, 6]),
            ("generated", () => Waves.SumsJacobian(x, 64)[5, 6]));
    }
}
