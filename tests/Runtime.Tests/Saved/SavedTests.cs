namespace AutoDiffGen.Tests;

/// <summary>One value for each iteration.</summary>
public sealed class SavedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Values_OfEveryIteration_AreKept(int iterations)
    {
        using var saved = Saved<double>.Rent(iterations);
        for (int i = 0; i < iterations; i++)
            saved[i] = i + 0.5;
        for (int i = iterations - 1; i >= 0; i--)
            Assert.Equal(i + 0.5, saved[i]);
    }

    [Fact]
    public void Indexer_OfLong_IsTheSameAsThatOfInt()
    {
        using var saved = Saved<int>.Rent(3L);
        for (long i = 0; i < 3; i++)
            saved[i] = (int)(10 * i);
        Assert.Equal(20, saved[2]);
    }

    [Fact]
    public void First_OfSomeIterations_IsTheirValues()
    {
        using var saved = Saved<int>.Rent(3);
        for (int i = 0; i < 3; i++)
            saved[i] = 10 * i;
        Assert.Equal([0, 10], saved.First(2));
        Assert.Equal(0, saved.First(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => saved.First(-1).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Rent_OfNoIterations_IsEmpty(int iterations)
    {
        using var saved = Saved<double>.Rent(iterations);
        using var alsoSaved = Saved<double>.Rent((long)iterations);
        Assert.Throws<IndexOutOfRangeException>(() => saved[0]);
        Assert.Throws<IndexOutOfRangeException>(() => alsoSaved[0]);
    }

    [Fact]
    public void Rent_OfNegativeLong_IsEmpty()
    {
        using var saved = Saved<double>.Rent(long.MinValue);
        Assert.Throws<IndexOutOfRangeException>(() => saved[0]);
    }

    [Fact]
    public void Rent_OfMoreThanAnArrayHolds_Throws() =>
        Assert.Throws<OverflowException>(() => Saved<double>.Rent(int.MaxValue + 1L));

    [Fact]
    public void TwoOfThem_AtTheSameTime_DoNotShare()
    {
        using var first = Saved<double>.Rent(4);
        using var second = Saved<double>.Rent(4);
        first[0] = 1;
        second[0] = 2;
        Assert.Equal(1, first[0]);
    }

    [Fact]
    public void Dispose_OfReferences_LetsGoOfThem()
    {
        var reference = RentAndDispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
    }

    [Fact]
    public void Dispose_OfDefault_DoesNothing() => default(Saved<double>).Dispose();

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference RentAndDispose()
    {
        using var saved = Saved<object>.Rent(1);
        saved[0] = new object();
        return new WeakReference(saved[0]);
    }
}
