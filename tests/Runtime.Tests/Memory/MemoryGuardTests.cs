namespace AutoDiffGen.Tests;

/// <summary>Arguments that share memory where they must not.</summary>
public sealed class MemoryGuardTests
{
    private static readonly double[] Numbers = new double[10];
    private static readonly double[,] Matrix = new double[3, 4];
    private static readonly double[][] Jagged = Rows(3);
    private static readonly double[][] Long = Rows(100);

    [Fact]
    public void RequireNoOverlap_OfSeparateMemory_Passes()
    {
        MemoryGuard.RequireNoOverlap<double>("a", Numbers, "b", new double[10]);
        MemoryGuard.RequireNoOverlap<double>("a", Numbers.AsSpan(0, 5), "b", Numbers.AsSpan(5));
        MemoryGuard.RequireNoOverlap("a", Matrix, "b", new double[3, 4]);
        MemoryGuard.RequireNoOverlap("a", Matrix, "b", (double[])[1, 2]);
        MemoryGuard.RequireNoOverlap("a", (double[])[1, 2], "b", Matrix);
        MemoryGuard.RequireNoOverlap("a", Jagged, "b", Rows(3));
        MemoryGuard.RequireNoOverlap("a", Long, "b", Rows(100));
        MemoryGuard.RequireNoOverlap("a", Long, "b", Numbers);
        MemoryGuard.RequireNoOverlap("a", Numbers, "b", Long);
    }

    [Fact]
    public void RequireNoOverlap_OfEmptyAndNull_Passes()
    {
        double[][] empties = [[], null!, []];
        MemoryGuard.RequireNoOverlap<double>("a", (double[]?)null, "b", (double[]?)null);
        MemoryGuard.RequireNoOverlap<double>("a", Array.Empty<double>(), "b", Array.Empty<double>());
        MemoryGuard.RequireNoOverlap("a", (double[,]?)null, "b", (double[,]?)null);
        MemoryGuard.RequireNoOverlap("a", (double[][]?)null, "b", Jagged);
        MemoryGuard.RequireNoOverlap("a", (double[][]?)null, "b", Numbers);
        MemoryGuard.RequireNoOverlap("a", empties, "b", empties.ToArray());
    }

    [Fact]
    public void RequireNoOverlap_OfOneArray_NamesBoth() => Assert.Equal(
        "x and gradX overlap in memory, and one of them is written: pass memory of its own for each",
        Message(() => MemoryGuard.RequireNoOverlap<double>("x", Numbers, "gradX", Numbers)));

    [Fact]
    public void RequireNoOverlap_OfSpansWithOneElementInCommon_Throws() =>
        Message(() => MemoryGuard.RequireNoOverlap<double>("a", Numbers.AsSpan(0, 6), "b", Numbers.AsSpan(5)));

    [Fact]
    public void RequireNoOverlap_OfOneMatrix_Throws() => Message(() => MemoryGuard.RequireNoOverlap("a", Matrix, "b", Matrix));

    [Fact]
    public void RequireNoOverlap_OfMatrixAndSpanOverIt_Throws()
    {
        Message(() => MemoryGuard.RequireNoOverlap("a", Matrix, "b", Elements.Of(Matrix)[11..]));
        Message(() => MemoryGuard.RequireNoOverlap("a", Elements.Of(Matrix)[..1], "b", Matrix));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void RequireNoOverlap_OfRowInCommon_Throws(int count)
    {
        var first = Rows(count);
        var second = Rows(count);
        second[count / 2] = first[count - 1];
        Message(() => MemoryGuard.RequireNoOverlap("a", first, "b", second));
        Message(() => MemoryGuard.RequireNoOverlap("a", first, "b", second[count / 2].AsSpan(1)));
        Message(() => MemoryGuard.RequireNoOverlap("a", second[count / 2].AsSpan(1), "b", first));
    }

    [Fact]
    public void RequireNoOverlap_OfOneJaggedArray_ThrowsEvenIfItsRowsAreEmpty() =>
        Message(() =>
        {
            double[][] rows = [[]];
            MemoryGuard.RequireNoOverlap("a", rows, "b", rows);
        });

    /// <summary>The pool may be trimmed while another test collects, but not again and again.</summary>
    [Fact]
    public void RequireNoOverlap_ThatPasses_AllocatesNothing()
    {
        var other = Rows(100);
        Assert.Contains(0L, Enumerable.Range(0, 5).Select(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            MemoryGuard.RequireNoOverlap("a", Long, "b", other);
            MemoryGuard.RequireNoOverlap("a", Long, "b", Numbers);
            MemoryGuard.RequireNoOverlap("a", Matrix, "b", Numbers);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    private static double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new double[3])];

    private static string Message(Action check) => Assert.Throws<ArgumentException>(check).Message;
}
