namespace AutoDiffGen.Tests;

/// <summary>Values that come back in the opposite order.</summary>
public sealed class SavedStackTests
{
    /// <summary>A type of this class alone: no other test rents stacks of it.</summary>
    private readonly record struct Own(int Value);

    private readonly record struct OtherOwn(int Value);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_000)]
    public void Pop_AfterPushes_GivesThemBackInOppositeOrder(int count)
    {
        using var stack = SavedStack<double>.Rent();
        for (int i = 0; i < count; i++)
            stack.Push(i);
        for (int i = count - 1; i >= 0; i--)
            Assert.Equal(i, stack.Pop());
    }

    [Fact]
    public void Pop_OfEmptyStack_Throws()
    {
        using var stack = SavedStack<double>.Rent();
        stack.Push(1);
        stack.Pop();
        Assert.Throws<InvalidOperationException>(() => stack.Pop());
    }

    [Fact]
    public void PopAll_AfterPushAll_GivesBackWhatWasThere()
    {
        double[] array = [1, 2, 3];
        double[,] matrix = { { 4, 5 }, { 6, 7 } };
        double[]?[] rows = [[8], null, [9, 10]];
        using var stack = SavedStack<double>.Rent();
        for (int i = 0; i < 9; i++)
        {
            stack.PushAll(array);
            stack.PushAll(matrix);
            stack.PushAll(rows);
        }

        array.AsSpan().Clear();
        Array.Clear(matrix);
        rows[2]![1] = 0;
        for (int i = 0; i < 9; i++)
        {
            stack.PopAll(rows);
            stack.PopAll(matrix);
            stack.PopAll(array);
        }

        Assert.Equal([1, 2, 3], array);
        Assert.Equal([4.0, 5, 6, 7], matrix.Cast<double>());
        Assert.Equal([9, 10], rows[2]!);
        Assert.Throws<InvalidOperationException>(() => stack.PopAll(array));
    }

    [Fact]
    public void PushAll_OfNull_KeepsNothing()
    {
        using var stack = SavedStack<double>.Rent();
        stack.PushAll((double[]?)null);
        stack.PushAll((double[,]?)null);
        stack.PushAll((double[]?[]?)null);
        stack.PopAll((double[,]?)null);
        stack.PopAll((double[]?[]?)null);
        Assert.Throws<InvalidOperationException>(() => stack.Pop());
    }

    [Fact]
    public void Rent_AfterDispose_GivesTheSameStackEmpty()
    {
        var first = SavedStack<Own>.Rent();
        first.Push(new Own(1));
        first.Dispose();
        using var second = SavedStack<Own>.Rent();
        Assert.Same(first, second);
        Assert.Throws<InvalidOperationException>(() => second.Pop());
    }

    [Fact]
    public void Rent_WhileOthersAreInUse_GivesAnother()
    {
        using var first = SavedStack<double>.Rent();
        using var second = SavedStack<double>.Rent();
        Assert.NotSame(first, second);
    }

    [Fact]
    public void Dispose_Twice_GivesItBackOnce()
    {
        var stack = SavedStack<OtherOwn>.Rent();
        stack.Dispose();
        stack.Dispose();
        using var first = SavedStack<OtherOwn>.Rent();
        using var second = SavedStack<OtherOwn>.Rent();
        Assert.NotSame(first, second);
    }

    [Fact]
    public void Rent_OnOtherThread_GivesAnother()
    {
        var mine = SavedStack<float>.Rent();
        mine.Dispose();
        SavedStack<float>? theirs = null;
        var thread = new Thread(() => theirs = SavedStack<float>.Rent());
        thread.Start();
        thread.Join();
        Assert.NotSame(mine, theirs);
    }

    [Fact]
    public void Dispose_OfReferences_LetsGoOfThem()
    {
        var reference = PushAndDispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference PushAndDispose()
    {
        using var stack = SavedStack<object>.Rent();
        var value = new object();
        stack.Push(value);
        return new WeakReference(value);
    }
}
