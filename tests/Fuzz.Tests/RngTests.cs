namespace AutoDiffGen.Fuzz.Tests;

public sealed class RngTests
{
    /// <summary>Numbers of the published algorithm: a seed means the same everywhere, and for good.</summary>
    [Fact]
    public void NextBits_OfSeedZero_AreThoseOfSplitMix64()
    {
        var random = new Rng(0);

        Assert.Equal<ulong[]>([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void For_OtherStream_GivesOtherNumbers() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(stream => Rng.For(1, (ulong)stream).NextBits()).Distinct().Count());
}
