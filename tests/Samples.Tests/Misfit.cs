using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples.Tests;

/// <summary>
/// The same mathematics as <see cref="TwoLayer"/> with other names, another order of parameters and another active set:
/// the inputs are learned, and the first layer is not.
/// </summary>
internal static partial class Misfit
{
    [Differentiable]
    public static Tensor<double> Of(
        [Shape("K, Q")] Tensor<double> readout, [NoGrad, Shape("M, Q")] Tensor<double> answers,
        [NoGrad, Shape("P, K")] Tensor<double> mixing, [Shape("M, P")] Tensor<double> questions)
    {
        var excitation = questions.MatMul(mixing);
        var firing = Max(excitation, 0);
        var guess = firing.MatMul(readout);
        return Square(guess - answers).Sum();
    }

    public static (Tensor<double> Value, Tensor<double> GradReadout, Tensor<double> GradQuestions) ByHand(
        Tensor<double> readout, Tensor<double> answers, Tensor<double> mixing, Tensor<double> questions)
    {
        var excitation = questions.MatMul(mixing);
        var firing = Max(excitation, 0);
        var guess = firing.MatMul(readout);
        var misfit = Square(guess - answers).Sum();

        var gradGuess = 2 * (guess - answers);
        var gradReadout = firing.T.MatMul(gradGuess);
        var gradFiring = gradGuess.MatMul(readout.T);
        var gradExcitation = Where(excitation >= 0, gradFiring, 0);
        var gradQuestions = gradExcitation.MatMul(mixing.T);

        return (misfit, gradReadout, gradQuestions);
    }
}
