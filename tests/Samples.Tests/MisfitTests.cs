namespace AutoDiffGen.Samples.Tests;

public sealed class MisfitTests
{
    private const double LearningRate = 1e-6;
    private const int Iterations = 500;

    [Theory]
    [MemberData(nameof(TwoLayerTests.Draws), MemberType = typeof(TwoLayerTests))]
    public void Training_OnGeneratedGradient_FollowsHandDerivedLosses(int seed)
    {
        var (questions, answers, mixing, readout) = TwoLayerData.Draw<double>(seed);
        var (questions2, readout2) = (questions, readout);
        for (var t = 0; t < Iterations; t++)
        {
            var expected = Misfit.ByHand(readout, answers, mixing, questions);
            var actual = Misfit.OfValueAndGrad(readout2, answers, mixing, questions2);

            Close.Losses(expected.Value.Item(), actual.Value.Item(), t);

            readout -= LearningRate * expected.GradReadout;
            questions -= LearningRate * expected.GradQuestions;
            readout2 -= LearningRate * actual.GradReadout;
            questions2 -= LearningRate * actual.GradQuestions;
        }
    }

    [Theory]
    [MemberData(nameof(TwoLayerTests.Draws), MemberType = typeof(TwoLayerTests))]
    public void Gradient_AtTheStart_EqualsHandDerived(int seed)
    {
        var (questions, answers, mixing, readout) = TwoLayerData.Draw<double>(seed);

        var expected = Misfit.ByHand(readout, answers, mixing, questions);
        var actual = Misfit.OfValueAndGrad(readout, answers, mixing, questions);

        Close.Gradients(expected.GradReadout, actual.GradReadout);
        Close.Gradients(expected.GradQuestions, actual.GradQuestions);
    }
}
