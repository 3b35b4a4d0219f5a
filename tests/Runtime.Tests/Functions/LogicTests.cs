using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Tests;

public sealed class LogicTests
{
    private readonly Tensor<bool> _a = Tensor.From([true, true, false, false]);
    private readonly Tensor<bool> _b = Tensor.From([true, false, true, false]);

    [Fact]
    public void AndOrNot_OfMasks_AreElementwise()
    {
        Same.Elements(And(_a, _b), new(4), true, false, false, false);
        Same.Elements(Or(_a, _b), new(4), true, true, true, false);
        Same.Elements(Not(_a), new(4), false, false, true, true);
        Same.Elements(And(_a, Tensor.Scalar(true)), new(4), true, true, false, false);
    }

    [Fact]
    public void Where_OfMasks_Chooses() => Same.Elements(Where(_a, _b, Not(_b)), new(4), true, false, false, true);

    [Fact]
    public void Where_OfEachElementType_Chooses()
    {
        var mask = Tensor.Arange<int>(20) > 9;
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i > 9 ? i : -1), Where(mask, Tensor.Arange<int>(20), -1).ToArray());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i > 9 ? 5L : i), Where(mask, 5, Tensor.Arange<long>(20)).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(37)]
    public void Comparison_OfAnyLength_HoldsElementByElement(int length)
    {
        var random = new TensorRandom(8);
        var a = Tensor.Randn<float>(random, length);
        var b = Tensor.Randn<float>(random, length);
        float[] left = a.ToArray();
        float[] right = b.ToArray();
        Assert.Equal(left.Zip(right, (x, y) => x < y), (a < b).ToArray());
        Assert.Equal(left.Select(x => 0 <= x), (0 <= a).ToArray());
        Assert.Equal(left.Select(x => x >= 0.25), (a.Cast<double>() >= 0.25).ToArray());
    }
}
