using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>
/// The innermost loop of the matrix product: a tile of C of a few rows and vectors stays in registers while k runs. The
/// sizes are types, so that every size of tile is compiled to straight code without the unused accumulators.
/// </summary>
internal static unsafe class TileKernel<T, TVector, TUnit, TRows, TVectors>
    where T : unmanaged
    where TUnit : IVectorUnit<T, TVector>
    where TRows : ITileSize
    where TVectors : ITileSize
{
    /// <summary>C = A B, or C += A B, for one tile.</summary>
    /// <param name="k">The inner dimension.</param>
    /// <param name="a">
    /// The first row of A; rows lie <paramref name="aRow"/> apart, columns <paramref name="aStep"/>.
    /// </param>
    /// <param name="aRow">The step from row to row of A.</param>
    /// <param name="aStep">The step along k in A.</param>
    /// <param name="b">The first row of B; its columns lie one after another.</param>
    /// <param name="bStep">The step along k in B.</param>
    /// <param name="c">The tile of C.</param>
    /// <param name="cRow">The step from row to row of C.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool accumulate)
    {
        var zero = TUnit.Zero;
        TVector c00 = zero, c01 = zero, c02 = zero;
        TVector c10 = zero, c11 = zero, c12 = zero;
        TVector c20 = zero, c21 = zero, c22 = zero;
        TVector c30 = zero, c31 = zero, c32 = zero;
        TVector c40 = zero, c41 = zero, c42 = zero;
        TVector c50 = zero, c51 = zero, c52 = zero;
        TVector c60 = zero, c61 = zero, c62 = zero;
        TVector c70 = zero, c71 = zero, c72 = zero;
        nint row3 = 3 * aRow;
        T* a4 = a + (4 * aRow);
        for (; k > 0; k--)
        {
            var b0 = TUnit.Load(b);
            var b1 = TVectors.Value > 1 ? TUnit.Load(b + TUnit.Width) : zero;
            var b2 = TVectors.Value > 2 ? TUnit.Load(b + (2 * TUnit.Width)) : zero;
            var x0 = TUnit.Broadcast(a);
            c00 = TUnit.MultiplyAdd(x0, b0, c00);
            c01 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x0, b1, c01) : c01;
            c02 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x0, b2, c02) : c02;

            if (TRows.Value > 1)
            {
                var x1 = TUnit.Broadcast(a + aRow);
                c10 = TUnit.MultiplyAdd(x1, b0, c10);
                c11 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x1, b1, c11) : c11;
                c12 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x1, b2, c12) : c12;
            }

            if (TRows.Value > 2)
            {
                var x2 = TUnit.Broadcast(a + (2 * aRow));
                c20 = TUnit.MultiplyAdd(x2, b0, c20);
                c21 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x2, b1, c21) : c21;
                c22 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x2, b2, c22) : c22;
                var x3 = TUnit.Broadcast(a + row3);
                c30 = TUnit.MultiplyAdd(x3, b0, c30);
                c31 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x3, b1, c31) : c31;
                c32 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x3, b2, c32) : c32;
            }

            if (TRows.Value > 4)
            {
                var x4 = TUnit.Broadcast(a4);
                c40 = TUnit.MultiplyAdd(x4, b0, c40);
                c41 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x4, b1, c41) : c41;
                c42 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x4, b2, c42) : c42;
                var x5 = TUnit.Broadcast(a4 + aRow);
                c50 = TUnit.MultiplyAdd(x5, b0, c50);
                c51 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x5, b1, c51) : c51;
                c52 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x5, b2, c52) : c52;
                var x6 = TUnit.Broadcast(a4 + (2 * aRow));
                c60 = TUnit.MultiplyAdd(x6, b0, c60);
                c61 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x6, b1, c61) : c61;
                c62 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x6, b2, c62) : c62;
                var x7 = TUnit.Broadcast(a4 + row3);
                c70 = TUnit.MultiplyAdd(x7, b0, c70);
                c71 = TVectors.Value > 1 ? TUnit.MultiplyAdd(x7, b1, c71) : c71;
                c72 = TVectors.Value > 2 ? TUnit.MultiplyAdd(x7, b2, c72) : c72;
            }

            a += aStep;
            a4 += aStep;
            b += bStep;
        }

        StoreRow(c00, c01, c02, c, accumulate);
        if (TRows.Value > 1)
        {
            StoreRow(c10, c11, c12, c + cRow, accumulate);
        }
        if (TRows.Value > 2)
        {
            StoreRow(c20, c21, c22, c + (2 * cRow), accumulate);
            StoreRow(c30, c31, c32, c + (3 * cRow), accumulate);
        }
        if (TRows.Value > 4)
        {
            StoreRow(c40, c41, c42, c + (4 * cRow), accumulate);
            StoreRow(c50, c51, c52, c + (5 * cRow), accumulate);
            StoreRow(c60, c61, c62, c + (6 * cRow), accumulate);
            StoreRow(c70, c71, c72, c + (7 * cRow), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TVector c0, TVector c1, TVector c2, T* c, bool accumulate)
    {
        StoreVector(c0, c, accumulate);
        if (TVectors.Value > 1)
        {
            StoreVector(c1, c + TUnit.Width, accumulate);
        }

        if (TVectors.Value > 2)
        {
            StoreVector(c2, c + (2 * TUnit.Width), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreVector(TVector vector, T* c, bool accumulate) =>
        TUnit.Store(accumulate ? TUnit.Add(TUnit.Load(c), vector) : vector, c);
}
