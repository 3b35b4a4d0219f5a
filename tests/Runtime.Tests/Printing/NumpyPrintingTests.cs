using System.Globalization;

namespace AutoDiffGen.Tests;

public sealed class NumpyPrintingTests
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, NumpyReference.PrintedCount)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void ToString_OfAnyTensor_IsWhatNumpyPrints(int index)
    {
        var (tensor, text) = NumpyReference.Printed(index);
        Assert.Equal(text, tensor.ToString());
    }

    [Fact]
    public void ToString_UnderFinnishCulture_KeepsPointAndMinus()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
            Assert.Equal("[ 1.5 -2. ]", Tensor.From([1.5, -2.0]).ToString());
            Assert.Equal("[-1  2]", Tensor.From([-1, 2]).ToString());
            Assert.Equal("(2, 3)", new TensorShape(2, 3).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void ToString_OfADisposedTensor_SaysSo()
    {
        var tensor = Tensor.Zeros<float>(2, 3);
        tensor.Dispose();
        Assert.Equal("disposed Tensor<float> of shape (2, 3)", tensor.ToString());
    }
}
