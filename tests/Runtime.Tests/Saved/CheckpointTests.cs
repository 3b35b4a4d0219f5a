namespace AutoDiffGen.Tests;

public sealed class CheckpointTests
{
    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    public void Segments_OfAnyNumber_CoverItOnce(int iterations)
    {
        long length = Checkpoint.SegmentLength(iterations);
        long segments = Checkpoint.Segments(iterations);
        Assert.Equal(length, Checkpoint.SegmentLength((long)iterations));
        Assert.Equal(segments, Checkpoint.Segments((long)iterations));
        Assert.True(length * segments >= iterations);
        Assert.True(length * (segments - 1) < Math.Max(iterations, 0) || segments == 0);
        Assert.InRange(length, 1, Math.Max(1, Math.Sqrt(Math.Max(iterations, 0)) + 1));
    }

    [Theory]
    [InlineData(0, 10, 25, 10)]
    [InlineData(20, 10, 25, 25)]
    [InlineData(int.MaxValue - 5, 10, int.MaxValue, int.MaxValue)]
    public void End_OfASegment_IsThatOfTheLoopAtMost(int first, int length, int end, int expected)
    {
        Assert.Equal(expected, Checkpoint.End(first, length, end));
        Assert.Equal(expected, Checkpoint.End((long)first, length, end));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-2, 1)]
    [InlineData(3, 3)]
    [InlineData(5, 2)]
    [InlineData(int.MaxValue - 1, int.MaxValue)]
    public void Range_OfIntegers_EnumeratesThem(int start, int end)
    {
        var seen = new List<int>();
        foreach (int i in Checkpoint.Range(start, end))
            seen.Add(i);
        Assert.Equal(Enumerable.Range(start, Math.Max(end - start, 0)), seen);
    }
}
