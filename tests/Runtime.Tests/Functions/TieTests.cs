using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Tests;

/// <summary>How ties share a gradient; the derivative formulas of maxima and minima are made of these.</summary>
public sealed class TieTests
{
    private static readonly Tensor<double> Gradient = Tensor.From([10.0, 10, 10, 10]);

    [Fact]
    public void SelectLarger_ATie_TakesHalf()
    {
        var a = Tensor.From([1.0, 2, 3, double.NaN]);
        Same.Elements(SelectLarger(a, Tensor.From([2.0, 2, 2, 2]), Gradient), new(4), 0, 5, 10, 0);
        Same.Elements(SelectLarger(a, 2, Gradient), new(4), 0, 5, 10, 0);
        Same.Elements(SelectLarger(2, a, Gradient), new(4), 10, 5, 0, 0);
    }

    [Fact]
    public void SelectLarger_AnInfiniteGradient_DoesNotReachTheSmaller() => Same.Elements(
        SelectLarger(Tensor.From([1.0, 3]), 2, Tensor.From([double.PositiveInfinity, double.PositiveInfinity])),
        new(2), 0, double.PositiveInfinity);

    [Fact]
    public void TieShares_OverAllElements_AddUpToOne()
    {
        var a = Tensor.From(new[,] { { 3.0, 1 }, { 3, 3 } });
        Same.Tensor(Tensor.From(new[,] { { 1 / 3.0, 0 }, { 1 / 3.0, 1 / 3.0 } }), TieShares(a, a.Max()), 1e-15);
    }

    [Fact]
    public void TieShares_AlongAnAxis_AddUpToOneInEachRow()
    {
        var a = Tensor.From(new[,] { { 3.0, 1 }, { 3, 3 } });
        Same.Elements(TieShares(a, a.Max(1, keepDims: true)), new(2, 2), 1, 0, 0.5, 0.5);
        Same.Elements(TieShares(a, a.Min(0).ExpandDims(0)), new(2, 2), 0.5, 1, 0.5, 0);
    }
}
