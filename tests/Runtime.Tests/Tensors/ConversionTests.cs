
namespace AutoDiffGen.Tests;

public sealed class ConversionTests
{
    private readonly Tensor<float> _tensor = Tensor.Arange<float>(24).Reshape(2, 3, 4);

    [Fact]
    public void NumericsTensor_ThereAndBack_IsTheSame()
    {
        var numerics = _tensor.T.ToNumericsTensor();
        Assert.Equal([4, 3, 2], numerics.Lengths.ToArray());
        Same.Elements(Tensor.From(numerics), new(4, 3, 2), _tensor.T.ToArray());
    }

    [Fact]
    public void AsReadOnlyTensorSpan_OfAView_ReadsTheMemoryInPlace()
    {
        var span = _tensor.T.AsReadOnlyTensorSpan();
        Assert.Equal(_tensor[1, 2, 3], span[3, 2, 1]);
        _tensor[1, 2, 3] = 99;
        Assert.Equal(99, span[3, 2, 1]);
        Same.Elements(Tensor.From(span), new(4, 3, 2), _tensor.T.ToArray());
    }

    [Fact]
    public void NumericsTensor_OfANumber_HasOneAxis()
    {
        Assert.Equal([1], Tensor.Scalar(2.5).ToNumericsTensor().Lengths.ToArray());
        Assert.Equal(2.5, Tensor.From(Tensor.Scalar(2.5).ToNumericsTensor()).Item());
    }

    [Fact]
    public void AsReadOnlyTensorSpan_OfABroadcastView_RepeatsInPlace()
    {
        var rows = Tensor.From([1f, 2]).BroadcastTo(new TensorShape(3, 2));
        Same.Elements(Tensor.From(rows.AsReadOnlyTensorSpan()), new(3, 2), 1, 2, 1, 2, 1, 2);
    }

    [Fact]
    public void NumericsTensor_WithGaps_IsReadByItsStrides()
    {
        float[] memory = [1, 2, 3, 4, 5, 6, 7];
        var everyOther = new System.Numerics.Tensors.ReadOnlyTensorSpan<float>(memory, [2, 2], [4, 2]);
        Same.Elements(Tensor.From(everyOther), new(2, 2), 1, 3, 5, 7);
    }
}
