using System.Runtime.CompilerServices;
using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Tests;

public sealed class LifetimeTests
{
    public static TheoryData<string, Action<Tensor<float>>> Uses => new()
    {
        { "read", tensor => _ = tensor[0, 0] },
        { "write", tensor => tensor[0, 0] = 1 },
        { "operand", tensor => _ = tensor + tensor },
        { "function", tensor => _ = Exp(tensor) },
        { "reduction", tensor => _ = tensor.Sum() },
        { "product", tensor => _ = tensor.MatMul(tensor) },
        { "view", tensor => _ = tensor.T },
        { "span", tensor => _ = tensor.AsReadOnlySpan().Length },
        { "array", tensor => _ = tensor.ToArray() },
        { "update", tensor => tensor.FillInPlace(1) },
        { "version", tensor => _ = tensor.Version },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Use_AfterDispose_Throws(string what, Action<Tensor<float>> use)
    {
        var tensor = Tensor.Ones<float>(2, 2);
        tensor.Dispose();
        var exception = Assert.Throws<ObjectDisposedException>(() => use(tensor));
        Assert.Equal("disposed Tensor<float> of shape (2, 2)", exception.ObjectName);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Dispose_Twice_GivesTheBufferBackOnce()
    {
        var first = Tensor.Ones<float>(1000);
        first.Dispose();
        first.Dispose();
        var one = Tensor.Full(new(1000), 1f);
        var two = Tensor.Full(new(1000), 2f);
        Assert.Equal(1000, one.Sum().Item());
        Assert.Equal(2000, two.Sum().Item());
    }

    [Fact]
    public void View_OfADisposedTensor_KeepsTheMemory()
    {
        var tensor = Tensor.Full(new(50, 20), 3f);
        var view = tensor.T;
        tensor.Dispose();
        _ = Tensor.Zeros<float>(50, 20);
        Assert.Equal(3000, view.Sum().Item());
    }

    [Fact]
    public void Dispose_OfTheLastHolder_ReusesTheBuffer()
    {
        var tensor = Tensor.Ones<double>(40, 50);
        var view = tensor.T;
        ref double memory = ref tensor.AsSpan()[0];
        tensor.Dispose();
        using var other = Tensor.Ones<double>(2000);
        Assert.False(Unsafe.AreSame(ref memory, ref other.AsSpan()[0]));
        view.Dispose();
        using var reused = Tensor.Ones<double>(2000);
        Assert.True(Unsafe.AreSame(ref memory, ref reused.AsSpan()[0]));
    }

    [Fact]
    public void Tensor_NeverDisposed_IsCollectedWithItsMemory()
    {
        var memory = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(memory.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon()
    {
        var tensor = Tensor.Ones<float>(1 << 22);
        return new WeakReference(tensor.T);
    }
}
