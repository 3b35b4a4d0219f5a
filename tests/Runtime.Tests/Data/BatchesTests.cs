using AutoDiffGen.Data;

namespace AutoDiffGen.Tests;

public sealed class BatchesTests
{
    [Fact]
    public void Shuffled_AnyCount_GivesEveryIndexOnceAndASmallerLastBatch()
    {
        var batches = Batches.Shuffled(10, 4, new TensorRandom(1)).ToList();

        Assert.Equal([4, 4, 2], batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 10), batches.SelectMany(batch => batch).Order());
    }

    [Fact]
    public void Shuffled_SameSeed_GivesSameOrder() => Assert.Equal(
        Batches.Shuffled(100, 7, new TensorRandom(5)), Batches.Shuffled(100, 7, new TensorRandom(5)));

    [Fact]
    public void Shuffled_NoItems_GivesNoBatches() => Assert.Empty(Batches.Shuffled(0, 4, new TensorRandom(1)));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(10, 0)]
    public void Shuffled_ImpossibleSizes_Throws(int count, int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Batches.Shuffled(count, size, new TensorRandom(1)));
}
