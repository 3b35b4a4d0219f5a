namespace AutoDiffGen.Tests;

[CollectionDefinition(nameof(ThreadTests), DisableParallelization = true)]
[Collection(nameof(ThreadTests))]
public sealed class ThreadTests : IDisposable
{
    private readonly int _count = TensorThreads.Count;

    public void Dispose() => TensorThreads.Count = _count;

    [Fact]
    public void MatMul_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        var random = new TensorRandom(2);
        var a = Tensor.Randn<float>(random, 131, 700);
        var b = Tensor.Randn<float>(random, 700, 250);
        TensorThreads.Count = 1;
        float[] alone = a.MatMul(b).ToArray();
        float[] flat = b.T.MatMul(a.T).ToArray();
        foreach (int count in new[] { 2, 3, 8 })
        {
            TensorThreads.Count = count;
            Assert.Equal(alone, a.MatMul(b).ToArray());
            Assert.Equal(flat, b.T.MatMul(a.T).ToArray());
        }
    }

    [Fact]
    public void MatMul_FromManyThreadsAtOnce_GivesEachItsOwnResult()
    {
        TensorThreads.Count = 4;
        var expected = Enumerable.Range(0, 8).Select(Product).ToArray();
        Parallel.For(0, 200, i => Assert.Equal(expected[i % 8], Product(i % 8)));
    }

    [Fact]
    public void MatMul_AfterTheWorkersFellAsleep_WakesThem()
    {
        TensorThreads.Count = 2;
        float[] expected = Product(1);
        for (int i = 0; i < 20; i++)
        {
            Thread.Sleep(2);
            Assert.Equal(expected, Product(1));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Count_OutsideItsLimits_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorThreads.Count = count);

    private static float[] Product(int seed)
    {
        var random = new TensorRandom(seed);
        return Tensor.Randn<float>(random, 90, 100).MatMul(Tensor.Randn<float>(random, 100, 110)).ToArray();
    }
}
