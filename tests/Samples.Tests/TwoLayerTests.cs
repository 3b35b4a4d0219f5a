namespace AutoDiffGen.Samples.Tests;

/// <summary>The generated gradient against the one that was derived by hand, over a whole training run.</summary>
public sealed class TwoLayerTests
{
    private const double LearningRate = 1e-6;
    private const int Iterations = 500;

    public static TheoryData<int> Draws => [TwoLayerData.NamedSeed, 3, 11];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Training_OnGeneratedGradient_FollowsHandDerivedLosses(int seed)
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<double>(seed);
        var (v1, v2) = (w1, w2);
        for (var t = 0; t < Iterations; t++)
        {
            var expected = TwoLayerByHand.LossValueAndGrad(x, y, w1, w2);
            var actual = TwoLayerDouble.LossValueAndGrad(x, y, v1, v2);

            Close.Losses(expected.Value.Item(), actual.Value.Item(), t);

            w1 -= LearningRate * expected.GradW1;
            w2 -= LearningRate * expected.GradW2;
            v1 -= LearningRate * actual.GradW1;
            v2 -= LearningRate * actual.GradW2;
        }
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Gradient_AtTheStart_EqualsHandDerived(int seed)
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<double>(seed);

        var expected = TwoLayerByHand.LossValueAndGrad(x, y, w1, w2);
        var actual = TwoLayerDouble.LossValueAndGrad(x, y, w1, w2);

        Close.Gradients(expected.GradW1, actual.GradW1);
        Close.Gradients(expected.GradW2, actual.GradW2);
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Gradient_AtTheStart_EqualsPlainLoops(int seed)
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<double>(seed);

        var (gradW1, gradW2) = TwoLayerLoops.Gradients(x, y, w1, w2);
        var actual = TwoLayerDouble.LossValueAndGrad(x, y, w1, w2);

        Close.Gradients(gradW1, actual.GradW1);
        Close.Gradients(gradW2, actual.GradW2);
    }

    [Fact]
    public void Training_FromTheNamedSeed_FallsAsPublished()
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<double>(TwoLayerData.NamedSeed);
        var first = TwoLayerDouble.Loss(x, y, w1, w2).Item();
        for (var t = 0; t < Iterations; t++)
        {
            var (_, gradW1, gradW2) = TwoLayerDouble.LossValueAndGrad(x, y, w1, w2);
            w1 -= LearningRate * gradW1;
            w2 -= LearningRate * gradW2;
        }

        Assert.InRange(first, 2.5e7, 3.5e7);
        Assert.InRange(TwoLayerDouble.Loss(x, y, w1, w2).Item(), 0, 1e-4);
    }

    [Fact]
    public void Gradient_InFloat_AgreesWithDouble()
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<float>(TwoLayerData.NamedSeed);

        var expected = TwoLayerByHand.LossValueAndGrad(x, y, w1, w2);
        var actual = TwoLayer.LossValueAndGrad(x, y, w1, w2);

        Close.Gradients(expected.GradW1, actual.GradW1, tolerance: 1e-5);
        Close.Gradients(expected.GradW2, actual.GradW2, tolerance: 1e-5);
    }
}
