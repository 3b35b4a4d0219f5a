using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiffGen;

/// <summary>Copies columns of a matrix into a panel whose rows lie one after another.</summary>
internal static unsafe class PanelPacking
{
    /// <summary>Packs a panel; what it is wider than the columns is filled with zeros.</summary>
    public static void Pack<T>(T* b, nint bStep, nint bColumn, int inner, int columns, T* packed, int width)
        where T : unmanaged
    {
        if (bColumn == 1)
        {
            for (int k = 0; k < inner; k++, b += bStep, packed += width)
            {
                new ReadOnlySpan<T>(b, columns).CopyTo(new Span<T>(packed, columns));
                new Span<T>(packed + columns, width - columns).Clear();
            }

            return;
        }

        if (columns < width)
        {
            new Span<T>(packed, width * inner).Clear();
        }

        int step = bStep == 1 && Sse2.IsSupported ? Vector128<T>.Count : 1;
        int square = inner - (inner % step);
        int squareColumns = step == 1 ? 0 : columns - (columns % step);
        for (int k = 0; k < square && squareColumns > 0; k += step)
        {
            for (int column = 0; column < squareColumns; column += step)
            {
                Transpose(b + k + (column * bColumn), bColumn, packed + (k * (nint)width) + column, width);
            }
        }

        for (int k = 0; k < inner; k++)
        {
            for (int column = k < square ? squareColumns : 0; column < columns; column++)
            {
                packed[(k * (nint)width) + column] = b[(k * bStep) + (column * bColumn)];
            }
        }
    }

    /// <summary>Transposes a square of as many rows and columns as 128 bits hold elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<T>(T* source, nint sourceRow, T* target, nint targetRow)
        where T : unmanaged
    {
        if (sizeof(T) == sizeof(double))
        {
            var x = Vector128.Load((double*)source);
            var y = Vector128.Load((double*)(source + sourceRow));
            Sse2.UnpackLow(x, y).Store((double*)target);
            Sse2.UnpackHigh(x, y).Store((double*)(target + targetRow));
            return;
        }

        var row0 = Vector128.Load((float*)source);
        var row1 = Vector128.Load((float*)(source + sourceRow));
        var row2 = Vector128.Load((float*)(source + (2 * sourceRow)));
        var row3 = Vector128.Load((float*)(source + (3 * sourceRow)));
        var low01 = Sse.UnpackLow(row0, row1);
        var low23 = Sse.UnpackLow(row2, row3);
        var high01 = Sse.UnpackHigh(row0, row1);
        var high23 = Sse.UnpackHigh(row2, row3);
        Sse.MoveLowToHigh(low01, low23).Store((float*)target);
        Sse.MoveHighToLow(low23, low01).Store((float*)(target + targetRow));
        Sse.MoveLowToHigh(high01, high23).Store((float*)(target + (2 * targetRow)));
        Sse.MoveHighToLow(high23, high01).Store((float*)(target + (3 * targetRow)));
    }
}
