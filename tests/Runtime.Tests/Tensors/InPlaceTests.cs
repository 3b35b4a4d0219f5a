namespace AutoDiffGen.Tests;

public sealed class InPlaceTests
{
    private readonly Tensor<double> _tensor = Tensor.From(new[,] { { 1.0, 2 }, { 3, 4 } });

    [Fact]
    public void AddInPlace_ARow_AddsItToEveryRow()
    {
        _tensor.AddInPlace(Tensor.From([10.0, 20]));
        Same.Elements(_tensor, new(2, 2), 11, 22, 13, 24);
    }

    [Fact]
    public void SubtractScaledInPlace_IsAGradientStep()
    {
        _tensor.SubtractScaledInPlace(Tensor.From(new[,] { { 2.0, 4 }, { 6, 8 } }), 0.5);
        Same.Elements(_tensor, new(2, 2), 0, 0, 0, 0);
    }

    [Fact]
    public void SubtractScaledInPlace_OfALargeTensor_EqualsTheOperators()
    {
        var random = new TensorRandom(3);
        var weights = Tensor.Randn<float>(random, 300, 200);
        var gradient = Tensor.Randn<float>(random, 300, 200);
        var expected = weights - (gradient * 0.1);
        weights.SubtractScaledInPlace(gradient, 0.1);
        Assert.Equal(expected.ToArray(), weights.ToArray());
    }

    [Fact]
    public void AddInPlace_ItsOwnTranspose_ReadsBeforeItWrites()
    {
        _tensor.AddInPlace(_tensor.T);
        Same.Elements(_tensor, new(2, 2), 2, 5, 5, 8);
    }

    [Fact]
    public void CopyFromInPlace_IntoASlice_WritesOnlyThere()
    {
        _tensor.Slice(1, 1, 1).CopyFromInPlace(Tensor.From(new[,] { { 7.0 }, { 8 } }));
        Same.Elements(_tensor, new(2, 2), 1, 7, 3, 8);
    }

    [Fact]
    public void FillAndMultiplyInPlace_ChangeEveryElement()
    {
        _tensor.T.MultiplyInPlace(2);
        Same.Elements(_tensor, new(2, 2), 2, 4, 6, 8);
        _tensor.FillInPlace(0.5);
        Same.Elements(_tensor, new(2, 2), 0.5, 0.5, 0.5, 0.5);
    }

    [Fact]
    public void InPlace_AShapeThatDoesNotFit_ThrowsNamingBoth()
    {
        var exception = Assert.Throws<ArgumentException>(() => _tensor.AddInPlace(Tensor.Ones<double>(3)));
        Assert.Equal("AddInPlace: (3,) cannot be broadcast to (2, 2)", exception.Message);
    }

    [Fact]
    public void InPlace_OnABroadcastView_Throws()
    {
        var view = Tensor.Ones<double>(2).BroadcastTo(new TensorShape(3, 2));
        Assert.Throws<InvalidOperationException>(() => view.FillInPlace(1));
        Assert.Throws<InvalidOperationException>(() => view[0, 0] = 1);
    }

    [Fact]
    public void AddInPlace_OfManyBools_ThrowsInTheCaller()
    {
        var mask = Tensor.Ones<bool>(100_000);
        Assert.Throws<NotSupportedException>(() => mask.AddInPlace(mask));
        Assert.Throws<NotSupportedException>(() => mask.AddScaledInPlace(mask, 1));
        mask.CopyFromInPlace(Tensor.Zeros<bool>(100_000));
        Assert.DoesNotContain(true, mask.ToArray());
    }

    [Fact]
    public void Version_AfterAWrite_GoesUpForEveryView()
    {
        var view = _tensor.T;
        int before = _tensor.Version;
        view[0, 0] = 5;
        view.AddInPlace(view);
        _ = _tensor.AsSpan();
        Assert.Equal(before + 3, _tensor.Version);
        Assert.Equal(before + 3, view.Version);
    }

    [Fact]
    public void Version_AfterAnOperator_StaysTheSame()
    {
        int before = _tensor.Version;
        _ = (_tensor + 1).Sum();
        Assert.Equal(before, _tensor.Version);
    }
}
