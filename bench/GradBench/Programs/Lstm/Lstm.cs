namespace AutoDiffGen.GradBench;

/// <summary>
/// A long short-term memory that predicts the next of a sequence of characters of b bits: l layers whose weights are
/// diagonal.
/// </summary>
internal static partial class Lstm
{
    /// <summary>
    /// The mean negative log likelihood. For each layer, <paramref name="main"/> holds the weights of four gates, then their
    /// biases, b of each; <paramref name="extra"/> the weights of the input, the weights of the output, and its biases;
    /// <paramref name="initialState"/> the hidden values of each layer, then its cells.
    /// </summary>
    [Differentiable]
    public static double Objective(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, [NoGrad] ReadOnlySpan<double> initialState,
        [NoGrad] ReadOnlySpan<double> sequence, int b)
    {
        var layers = initialState.Length / (2 * b);
        var predictions = sequence.Length / b - 1;
        var state = initialState.ToArray();
        var signal = new double[b];
        var logLikelihood = 0.0;
        for (var step = 0; step < predictions; step++)
        {
            for (var i = 0; i < b; i++)
            {
                signal[i] = sequence[step * b + i] * extra[i];
            }
            for (var layer = 0; layer < layers; layer++)
            {
                Step(main.Slice(8 * b * layer, 8 * b), state.AsSpan(2 * b * layer, 2 * b), signal);
            }
            for (var i = 0; i < b; i++)
            {
                signal[i] = signal[i] * extra[b + i] + extra[2 * b + i];
            }
            logLikelihood += LogLikelihood(sequence.Slice((step + 1) * b, b), signal);
        }
        return -logLikelihood / (predictions * b);
    }

    /// <summary>Takes a layer one step on: its signal becomes the input of the next.</summary>
    private static void Step(ReadOnlySpan<double> parameters, Span<double> state, Span<double> signal)
    {
        var b = signal.Length;
        for (var i = 0; i < b; i++)
        {
            var hidden = state[i];
            var forget = Sigmoid(signal[i] * parameters[i] + parameters[4 * b + i]);
            var input = Sigmoid(hidden * parameters[b + i] + parameters[5 * b + i]);
            var output = Sigmoid(signal[i] * parameters[2 * b + i] + parameters[6 * b + i]);
            var change = Math.Tanh(hidden * parameters[3 * b + i] + parameters[7 * b + i]);
            var cell = state[b + i] * forget + input * change;
            state[b + i] = cell;
            state[i] = output * Math.Tanh(cell);
            signal[i] = state[i];
        }
    }

    private static double LogLikelihood(ReadOnlySpan<double> expected, ReadOnlySpan<double> prediction)
    {
        // Two stands for what is left of the distribution.
        var sum = 2.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            sum += Math.Exp(prediction[i]);
        }
        var normalization = Math.Log(sum);
        var likelihood = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            likelihood += expected[i] * (prediction[i] - normalization);
        }
        return likelihood;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
