using System.Numerics;

namespace AutoDiffGen.Tests;

/// <summary>Multiples that are written to shadows: bit for bit what the loop over the elements gives.</summary>
public sealed class ShadowSetScaledTests
{
    private const double Scale = 0.1;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 20), 33, 100];

    /// <summary>How far the target lies behind what is read, in one array.</summary>
    public static TheoryData<int> Distances => [.. Enumerable.Range(-17, 35)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SetScaled_OfAnyLength_IsTheLoop(int length)
    {
        AssertIsTheLoop(Numbers<double>(length, 1), Numbers<double>(length, 2), Scale, (target, source) => Shadow.SetScaled(target, Scale, source));
        AssertIsTheLoop(Numbers<float>(length, 1), Numbers<float>(length, 2), (float)Scale, (target, source) => Shadow.SetScaled(target, (float)Scale, source));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SetScaledDifference_OfAnyLength_IsTheLoop(int length)
    {
        AssertIsTheLoop(Numbers<double>(length, 1), Numbers<double>(length, 2), Numbers<double>(length, 3), Scale, (target, left, right) => Shadow.SetScaledDifference(target, Scale, left, right));
        AssertIsTheLoop(Numbers<float>(length, 1), Numbers<float>(length, 2), Numbers<float>(length, 3), (float)Scale, (target, left, right) => Shadow.SetScaledDifference(target, (float)Scale, left, right));
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void SetScaled_OfOverlappingParts_IsTheLoop(int distance)
    {
        const int length = 21;
        var numbers = Numbers<double>(length + 17, 1);
        var expected = (double[])numbers.Clone();
        var (target, source) = (Math.Max(distance, 0), Math.Max(-distance, 0));
        Shadow.SetScaled(numbers.AsSpan(target, length), Scale, numbers.AsSpan(source, length));
        for (int i = 0; i < length; i++)
            expected[target + i] = Scale * expected[source + i];
        Assert.Equal(expected, numbers);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void SetScaledDifference_OfOverlappingParts_IsTheLoop(int distance)
    {
        const int length = 21;
        var (target, source) = (Math.Max(distance, 0), Math.Max(-distance, 0));
        foreach (bool isLeft in (bool[])[true, false])
        {
            var numbers = Numbers<float>(length + 17, 1);
            var other = Numbers<float>(length, 2);
            var expected = (float[])numbers.Clone();
            if (isLeft)
                Shadow.SetScaledDifference(numbers.AsSpan(target, length), (float)Scale, numbers.AsSpan(source, length), other);
            else
                Shadow.SetScaledDifference(numbers.AsSpan(target, length), (float)Scale, other, numbers.AsSpan(source, length));
            for (int i = 0; i < length; i++)
                expected[target + i] = (float)Scale * (isLeft ? expected[source + i] - other[i] : other[i] - expected[source + i]);
            Assert.Equal(expected, numbers);
        }
    }

    [Fact]
    public void SetScaled_OfInfinityAndNaN_IsTheLoop()
    {
        double[] source = [double.NaN, double.PositiveInfinity, -0.0, double.Epsilon, 1e308, 3];
        AssertIsTheLoop(new double[6], source, 0, (target, read) => Shadow.SetScaled(target, 0, read));
        AssertIsTheLoop([-0.0, -0.0, -0.0, -0.0, -0.0, -0.0], source, 10, (target, read) => Shadow.SetScaled(target, 10, read));
    }

    [Fact]
    public void SetScaled_OfOtherLength_Throws()
    {
        Assert.Throws<ArgumentException>(() => Shadow.SetScaled(new double[3], Scale, new double[4]));
        Assert.Throws<ArgumentException>(() => Shadow.SetScaledDifference(new double[3], Scale, new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => Shadow.SetScaledDifference(new double[3], Scale, new double[2], new double[3]));
    }

    private static void AssertIsTheLoop<T>(T[] target, T[] source, T scale, Action<T[], T[]> set)
        where T : INumber<T>
    {
        T[] expected = [.. source.Select(from => scale * from)];
        set(target, source);
        Assert.Equal(expected, target);
    }

    private static void AssertIsTheLoop<T>(T[] target, T[] left, T[] right, T scale, Action<T[], T[], T[]> set)
        where T : INumber<T>
    {
        T[] expected = [.. target.Select((_, i) => scale * (left[i] - right[i]))];
        set(target, left, right);
        Assert.Equal(expected, target);
    }

    private static T[] Numbers<T>(int count, int seed)
        where T : INumber<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }
}
