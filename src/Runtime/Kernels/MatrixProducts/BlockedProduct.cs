using System.Buffers;

namespace AutoDiffGen;

/// <summary>
/// The loops around the kernel. B is cut into panels of up to three vectors, which are read in place where they can be,
/// else packed first. Long inner dimensions are cut into blocks where B does not fit into the cache. The tiles of C are
/// shared out among the threads.
/// </summary>
internal static unsafe class BlockedProduct<T, TVector, TUnit>
    where T : unmanaged
    where TUnit : IVectorUnit<T, TVector>
{
    /// <summary>The multiplications that are worth a second thread.</summary>
    private const long WorkForThreads = 400_000;

    /// <summary>The elements that are worth packing on a second thread.</summary>
    private const long PackingForThreads = 30_000;

    /// <summary>The bytes of B up to which its panels are read in place, from the second-level cache.</summary>
    private const int BytesInPlace = 1024 * 1024;

    /// <summary>The inner dimension of a block where B does not fit into the cache.</summary>
    private const int InnerBlock = 384;

    /// <summary>The most columns that are packed at a time: a few megabytes.</summary>
    private const int ColumnBlock = 4096;

    /// <summary>
    /// The most tiles in a chunk: their part of A stays in the second-level cache from panel to panel.
    /// </summary>
    private const int TilesInChunk = 32;

    private const int CacheLine = 64;

    public static void Run(in Operands<T> operands)
    {
        var panels = new Panels(operands.Columns, TUnit.Width);
        bool isLarge = (long)operands.Inner * operands.Columns * sizeof(T) > BytesInPlace;
        if (!isLarge && operands.BColumn == 1 && panels.FitInside)
        {
            Multiply(new Job { Operands = operands, Panels = panels });
            return;
        }

        for (int column = 0; column < operands.Columns; column += ColumnBlock)
        {
            var block = operands;
            block.Columns = Math.Min(ColumnBlock, operands.Columns - column);
            block.B += column * operands.BColumn;
            block.C += column;
            RunPacked(block, isLarge ? Math.Min(InnerBlock, operands.Inner) : operands.Inner);
        }
    }

    private static void RunPacked(in Operands<T> operands, int innerBlock)
    {
        var panels = new Panels(operands.Columns, TUnit.Width);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((panels.TotalWidth * innerBlock * sizeof(T)) + CacheLine);
        fixed (byte* start = buffer)
        {
            var packed = (T*)(((nint)start + CacheLine - 1) & -CacheLine);
            for (int inner = 0; inner < operands.Inner; inner += innerBlock)
            {
                var job = new Job { Operands = operands, Panels = panels, Packed = packed };
                job.Operands.Inner = Math.Min(innerBlock, operands.Inner - inner);
                job.Operands.A += inner * operands.AStep;
                job.Operands.B += inner * operands.BStep;
                job.Operands.Accumulate = inner > 0;
                Pack(job);
                Multiply(job);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void Pack(Job job)
    {
        if ((long)job.Operands.Inner * job.Operands.Columns >= PackingForThreads)
        {
            Workers.Run(job.Panels.Count, &PackPanel, &job);
            return;
        }

        for (int panel = 0; panel < job.Panels.Count; panel++)
        {
            PackPanel(&job, panel);
        }
    }

    private static void PackPanel(void* state, int index)
    {
        ref readonly var job = ref *(Job*)state;
        ref readonly var operands = ref job.Operands;
        var panel = job.Panels.Padded(index);
        PanelPacking.Pack(
            operands.B + (panel.Column * operands.BColumn), operands.BStep, operands.BColumn, operands.Inner,
            panel.Columns, job.Packed + ((nint)panel.Offset * operands.Inner), panel.Width);
    }

    private static void Multiply(Job job)
    {
        ref readonly var operands = ref job.Operands;
        int tiles = (operands.Rows + TUnit.TileRows - 1) / TUnit.TileRows;
        job.RowChunks = 1;
        job.PanelChunks = 1;
        if ((long)operands.Rows * operands.Columns * operands.Inner >= WorkForThreads)
        {
            // Two chunks for each thread at least, so that one that comes late is made up for.
            int chunks = Math.Max(2 * TensorThreads.Count, tiles / TilesInChunk);
            job.RowChunks = Math.Min(tiles, chunks);
            job.PanelChunks = Math.Min(job.Panels.Count, chunks / job.RowChunks);
        }

        Workers.Run(job.RowChunks * job.PanelChunks, &RunChunk, &job);
    }

    private static void RunChunk(void* state, int chunk)
    {
        ref readonly var job = ref *(Job*)state;
        ref readonly var operands = ref job.Operands;
        int tiles = (operands.Rows + TUnit.TileRows - 1) / TUnit.TileRows;
        int firstRow = Part(tiles, chunk / job.PanelChunks, job.RowChunks) * TUnit.TileRows;
        int endRow = Math.Min(Part(tiles, (chunk / job.PanelChunks) + 1, job.RowChunks) * TUnit.TileRows, operands.Rows);
        int endPanel = Part(job.Panels.Count, (chunk % job.PanelChunks) + 1, job.PanelChunks);
        for (int i = Part(job.Panels.Count, chunk % job.PanelChunks, job.PanelChunks); i < endPanel; i++)
        {
            if (job.Packed == null)
            {
                var panel = job.Panels.Shifted(i);
                RunPanel(operands, operands.B + panel.Column, operands.BStep, panel, firstRow, endRow);
            }
            else
            {
                var panel = job.Panels.Padded(i);
                T* packed = job.Packed + ((nint)panel.Offset * operands.Inner);
                RunPanel(operands, packed, panel.Width, panel, firstRow, endRow);
            }
        }
    }

    private static int Part(int total, int index, int count) => (int)((long)total * index / count);

    /// <summary>The product of some rows of A and one panel.</summary>
    private static void RunPanel(in Operands<T> operands, T* b, nint bStep, in Panel panel, int first, int end)
    {
        // Where the panel is wider than its columns, the tile goes through memory of the whole width.
        T* whole = stackalloc T[TUnit.TileRows * Panels.MaxVectors * TUnit.Width];
        int vectors = panel.Width / TUnit.Width;
        for (int row = first; row < end;)
        {
            T* a = operands.A + (row * operands.ARow);
            T* c = operands.C + (row * operands.CRow) + panel.Column;
            int left = end - row;
            int rows = left >= TUnit.TileRows ? TUnit.TileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            if (panel.Columns == panel.Width)
            {
                RunTile(rows, vectors, operands, a, b, bStep, c, operands.CRow, operands.Accumulate);
            }
            else
            {
                RunTile(rows, vectors, operands, a, b, bStep, whole, panel.Width, accumulate: false);
                CopyTile(whole, panel, rows, c, operands.CRow, operands.Accumulate);
            }

            row += rows;
        }
    }

    private static void RunTile(
        int rows, int vectors, in Operands<T> operands, T* a, T* b, nint bStep, T* c, nint cRow, bool accumulate)
    {
        switch (rows)
        {
            case 8:
                RunTile<Size8>(vectors, operands, a, b, bStep, c, cRow, accumulate);
                break;
            case 4:
                RunTile<Size4>(vectors, operands, a, b, bStep, c, cRow, accumulate);
                break;
            case 2:
                RunTile<Size2>(vectors, operands, a, b, bStep, c, cRow, accumulate);
                break;
            default:
                RunTile<Size1>(vectors, operands, a, b, bStep, c, cRow, accumulate);
                break;
        }
    }

    private static void RunTile<TRows>(
        int vectors, in Operands<T> operands, T* a, T* b, nint bStep, T* c, nint cRow, bool accumulate)
        where TRows : ITileSize
    {
        switch (vectors)
        {
            case 3:
                TileKernel<T, TVector, TUnit, TRows, Size3>.Run(
                    operands.Inner, a, operands.ARow, operands.AStep, b, bStep, c, cRow, accumulate);
                break;
            case 2:
                TileKernel<T, TVector, TUnit, TRows, Size2>.Run(
                    operands.Inner, a, operands.ARow, operands.AStep, b, bStep, c, cRow, accumulate);
                break;
            default:
                TileKernel<T, TVector, TUnit, TRows, Size1>.Run(
                    operands.Inner, a, operands.ARow, operands.AStep, b, bStep, c, cRow, accumulate);
                break;
        }
    }

    private static void CopyTile(T* tile, in Panel panel, int rows, T* c, nint cRow, bool accumulate)
    {
        for (int row = 0; row < rows; row++, tile += panel.Width, c += cRow)
        {
            var target = new Span<T>(c, panel.Columns);
            var source = new ReadOnlySpan<T>(tile, panel.Columns);
            if (accumulate)
            {
                Accumulation.Add(target, source);
            }
            else
            {
                source.CopyTo(target);
            }
        }
    }

    private struct Job
    {
        public Operands<T> Operands;
        public Panels Panels;

        /// <summary>The packed panels; null where B is read in place.</summary>
        public T* Packed;

        public int RowChunks;
        public int PanelChunks;
    }
}
