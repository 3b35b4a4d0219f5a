namespace AutoDiffGen.Tests;

/// <summary>The sequences are part of the contract: they never change.</summary>
public sealed class TensorRandomTests
{
    [Fact]
    public void NextUInt64_IsXoshiro256StarStarSeededBySplitMix64()
    {
        // The values of the reference implementation (prng.di.unimi.it) for the seed 0.
        var random = new TensorRandom(0);
        ulong[] expected = [0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c];
        Assert.Equal(expected, Draw(4, random.NextUInt64));
    }

    [Fact]
    public void NextDouble_TakesTheUpper53Bits() => Assert.Equal(
        [0.08386297105988216, 0.3789802506626686, 0.6800434110281394], Draw(3, new TensorRandom(42).NextDouble));

    [Fact]
    public void NextSingle_TakesTheUpper24Bits() => Assert.Equal(
        [0.08386296033859253f, 0.37898021936416626f, 0.6800433993339539f], Draw(3, new TensorRandom(42).NextSingle));

    [Fact]
    public void NextNormal_IsThePolarMethod() => Assert.Equal(
        [-0.7262191382447857, -0.21119691823195985, 0.2216227015035933, 0.5227716877560146, 0.46417731016247366],
        Draw(5, new TensorRandom(42).NextNormal));

    [Fact]
    public void NextInt32_IsUniformBelowTheLimit()
    {
        var random = new TensorRandom(42);
        Assert.Equal([0, 3, 6, 9, 9, 7, 7, 8, 7, 5, 6, 2], Draw(12, () => random.NextInt32(10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }

    [Fact]
    public void Permutation_IsFisherAndYates() =>
        Assert.Equal([1, 0, 2, 3, 5, 6, 7, 4], new TensorRandom(42).Permutation(8));

    [Fact]
    public void Randn_OfManyNumbers_HasTheMomentsOfANormalDistribution()
    {
        var normal = Tensor.Randn<double>(new TensorRandom(7), 200_000);
        Assert.Equal(0, normal.Mean().Item(), 2);
        Assert.Equal(1, (normal * normal).Mean().Item(), 2);
        Assert.Equal(3, (normal * normal * normal * normal).Mean().Item(), 1);
    }

    [Fact]
    public void RandnAndUniform_FillInRowMajorOrder()
    {
        Same.Elements(
            Tensor.Randn<float>(new TensorRandom(42), 2, 2), new(2, 2), -0.7262191382447857f, -0.21119691823195985f,
            0.2216227015035933f, 0.5227716877560146f);
        Same.Elements(
            Tensor.Uniform<double>(new TensorRandom(42), 3), new(3), 0.08386297105988216, 0.3789802506626686,
            0.6800434110281394);
    }

    [Fact]
    public void Uniform_OfManyFloats_StaysBelowOne()
    {
        var uniform = Tensor.Uniform<float>(new TensorRandom(1), 100_000);
        Assert.True(uniform.Min().Item() >= 0);
        Assert.True(uniform.Max().Item() < 1);
        Assert.Equal(0.5, uniform.Mean().Item(), 2);
    }

    [Fact]
    public void PortableLog_OfAnyNumber_IsTheLogarithmToRounding()
    {
        var random = new TensorRandom(9);
        for (int i = 0; i < 10_000; i++)
        {
            double x = Math.ScaleB(random.NextDouble() + 1e-9, random.NextInt32(200) - 100);
            double expected = Math.Log(x);
            Assert.True(Math.Abs(PortableMath.Log(x) - expected) <= 2 * Math.BitIncrement(Math.Abs(expected)) - (2 * Math.Abs(expected)));
        }
    }

    private static T[] Draw<T>(int count, Func<T> next)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }
}
