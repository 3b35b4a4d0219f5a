namespace AutoDiffGen.Samples.Tests;

/// <summary>The generated gradients at the kinks that docs/kinks.md lists.</summary>
public sealed class KinksTests
{
    [Fact]
    public void Gradient_OneNumberAtItsKink_IsThatOfTheTable()
    {
        Assert.Equal(0, Kinks.AbsValueAndGrad(0).GradX);
        Assert.Equal(1, Kinks.MaxLiteralValueAndGrad(3).GradX);
        Assert.Equal(1, Kinks.MinConstantValueAndGrad(3).GradX);
        Assert.Equal(0.5, Kinks.MaxVariableValueAndGrad(3, 3).GradX);
        Assert.Equal(1, Kinks.ClampConstantValueAndGrad(-1).GradX);
        Assert.Equal(1, Kinks.ClampConstantValueAndGrad(1).GradX);
        Assert.Equal(double.PositiveInfinity, Kinks.SqrtValueAndGrad(0).GradX);
        Assert.Equal(1, Kinks.FloorValueAndGrad(2).GradX);
        Assert.Equal(1, Kinks.TruncatedValueAndGrad(2).GradX);
    }

    [Fact]
    public void Gradient_TwoNumbersAtATie_IsSplitInHalves()
    {
        var (_, maxX, maxY) = Kinks.MaxValueAndGrad(2, 2);
        Assert.Equal((0.5, 0.5), (maxX, maxY));

        var (_, minX, minY) = Kinks.MinValueAndGrad(2, 2);
        Assert.Equal((0.5, 0.5), (minX, minY));

        var (_, atMin, min, _) = Kinks.ClampValueAndGrad(1, 1, 2);
        Assert.Equal((0.5, 0.5), (atMin, min));

        var (_, atMax, _, max) = Kinks.ClampValueAndGrad(2, 1, 2);
        Assert.Equal((0.5, 0.5), (atMax, max));
    }

    [Fact]
    public void Gradient_AtTheOrigin_IsZero()
    {
        var (_, hypotX, hypotY) = Kinks.HypotValueAndGrad(0, 0);
        Assert.Equal((0, 0), (hypotX, hypotY));

        var (_, atanY, atanX) = Kinks.Atan2ValueAndGrad(0, 0);
        Assert.Equal((0, 0), (atanY, atanX));
    }

    [Fact]
    public void Gradient_OfPow_IsZeroWhereTheTableSaysSo()
    {
        Assert.Equal(0, Kinks.PowValueAndGrad(0, 0).GradX);
        Assert.Equal(0, Kinks.PowValueAndGrad(-2, 0).GradX);
        Assert.Equal(0, Kinks.PowValueAndGrad(0, 2).GradY);
    }

    [Fact]
    public void Gradient_OfCopySign_FollowsTheSigns()
    {
        var (_, gradX, gradY) = Kinks.CopySignValueAndGrad(-2, 5);
        Assert.Equal((-1, 0), (gradX, gradY));
    }

    [Fact]
    public void Gradient_TensorAtItsKink_IsThatOfTheTable()
    {
        Assert.Equal([0, 0, 1], Kinks.ReluSumValueAndGrad(Tensor.From([-1.0, 0, 1])).GradX.ToArray());
        Assert.Equal([-1, 0, 1], Kinks.TensorAbsValueAndGrad(Tensor.From([-1.0, 0, 1])).GradX.ToArray());
        Assert.Equal([0, 1, 1], Kinks.TensorMaxLiteralValueAndGrad(Tensor.From([2.0, 3, 4])).GradX.ToArray());
        Assert.Equal([0, 1, 1, 1, 0], Kinks.TensorClampValueAndGrad(Tensor.From([-2, -1.0, 0, 1, 2])).GradX.ToArray());
        Assert.Equal([0, 0.5, 0.5, 0], Kinks.LargestValueAndGrad(Tensor.From([0, 3.0, 3, 1])).GradX.ToArray());
        Assert.Equal([0, 0, 0.25], Kinks.GuardedSqrtValueAndGrad(Tensor.From([-1.0, 0, 4])).GradX.ToArray());

        var (_, gradX, gradY) = Kinks.TensorMaxValueAndGrad(Tensor.From([1.0, 2]), Tensor.From([1.0, 3]));
        Assert.Equal([0.5, 0], gradX.ToArray());
        Assert.Equal([0.5, 1], gradY.ToArray());
    }
}
