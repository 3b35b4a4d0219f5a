using System.Buffers;

namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>Lstm.Objective</c>, derived by hand.</summary>
public static class LstmByHand
{
    // What is kept of a unit at a step: its gates, what it held before, and what it gives on.
    private const int Forget = 0, Input = 1, Output = 2, Change = 3, OldCell = 4, OldHidden = 5, TanhCell = 6, Signal = 7;
    private const int Kept = 8;

    /// <summary>The mean negative log likelihood, and its gradients.</summary>
    public static double ObjectiveValueAndGrad(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> initialState,
        ReadOnlySpan<double> sequence, int b, Span<double> gradMain, Span<double> gradExtra)
    {
        var layers = initialState.Length / (2 * b);
        var predictions = sequence.Length / b - 1;
        var perStep = layers * Kept * b;
        var room = ArrayPool<double>.Shared.Rent(predictions * (perStep + b) + 2 * initialState.Length + b);
        var kept = room.AsSpan(0, predictions * perStep);
        var softmax = room.AsSpan(predictions * perStep, predictions * b);
        var state = room.AsSpan(predictions * (perStep + b), initialState.Length);
        var gradState = room.AsSpan(predictions * (perStep + b) + initialState.Length, initialState.Length);
        var signal = room.AsSpan(predictions * (perStep + b) + 2 * initialState.Length, b);

        initialState.CopyTo(state);
        var logLikelihood = 0.0;
        for (var step = 0; step < predictions; step++)
        {
            var seen = sequence.Slice(step * b, b);
            for (var i = 0; i < b; i++)
            {
                signal[i] = seen[i] * extra[i];
            }
            for (var layer = 0; layer < layers; layer++)
            {
                Step(
                    main.Slice(8 * b * layer, 8 * b), state.Slice(2 * b * layer, 2 * b), signal,
                    kept.Slice(step * perStep + layer * Kept * b, Kept * b));
            }
            logLikelihood += Predict(extra, signal, sequence.Slice((step + 1) * b, b), softmax.Slice(step * b, b));
        }

        gradMain.Clear();
        gradExtra.Clear();
        gradState.Clear();
        var gradSignal = signal;
        var scale = -1.0 / (predictions * b);
        for (var step = predictions - 1; step >= 0; step--)
        {
            var last = kept.Slice(step * perStep + (layers - 1) * Kept * b, Kept * b);
            PredictBack(
                extra, last, sequence.Slice((step + 1) * b, b), softmax.Slice(step * b, b), scale, gradSignal, gradExtra);
            for (var layer = layers - 1; layer >= 0; layer--)
            {
                StepBack(
                    main.Slice(8 * b * layer, 8 * b), kept.Slice(step * perStep + layer * Kept * b, Kept * b),
                    gradState.Slice(2 * b * layer, 2 * b), gradSignal, gradMain.Slice(8 * b * layer, 8 * b));
            }
            var seen = sequence.Slice(step * b, b);
            for (var i = 0; i < b; i++)
            {
                gradExtra[i] += seen[i] * gradSignal[i];
            }
        }
        ArrayPool<double>.Shared.Return(room);
        return logLikelihood * scale;
    }

    private static void Step(ReadOnlySpan<double> parameters, Span<double> state, Span<double> signal, Span<double> kept)
    {
        var b = signal.Length;
        for (var i = 0; i < b; i++)
        {
            var hidden = state[i];
            var forget = Sigmoid(signal[i] * parameters[i] + parameters[4 * b + i]);
            var input = Sigmoid(hidden * parameters[b + i] + parameters[5 * b + i]);
            var output = Sigmoid(signal[i] * parameters[2 * b + i] + parameters[6 * b + i]);
            var change = Math.Tanh(hidden * parameters[3 * b + i] + parameters[7 * b + i]);
            var oldCell = state[b + i];
            var cell = oldCell * forget + input * change;
            var tanhCell = Math.Tanh(cell);

            var unit = kept.Slice(Kept * i, Kept);
            unit[Signal] = signal[i];
            unit[Forget] = forget;
            unit[Input] = input;
            unit[Output] = output;
            unit[Change] = change;
            unit[OldCell] = oldCell;
            unit[OldHidden] = hidden;
            unit[TanhCell] = tanhCell;

            state[b + i] = cell;
            state[i] = output * tanhCell;
            signal[i] = state[i];
        }
    }

    private static void StepBack(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> kept, Span<double> gradState, Span<double> gradSignal,
        Span<double> gradParameters)
    {
        var b = gradSignal.Length;
        for (var i = 0; i < b; i++)
        {
            var unit = kept.Slice(Kept * i, Kept);
            double forget = unit[Forget], input = unit[Input], output = unit[Output], change = unit[Change];
            double tanhCell = unit[TanhCell], hidden = unit[OldHidden], signal = unit[Signal];

            var gradHidden = gradState[i] + gradSignal[i];
            var gradCell = gradState[b + i] + gradHidden * output * (1 - tanhCell * tanhCell);
            var gradForget = gradCell * unit[OldCell] * forget * (1 - forget);
            var gradInput = gradCell * change * input * (1 - input);
            var gradOutput = gradHidden * tanhCell * output * (1 - output);
            var gradChange = gradCell * input * (1 - change * change);

            gradParameters[i] += gradForget * signal;
            gradParameters[b + i] += gradInput * hidden;
            gradParameters[2 * b + i] += gradOutput * signal;
            gradParameters[3 * b + i] += gradChange * hidden;
            gradParameters[4 * b + i] += gradForget;
            gradParameters[5 * b + i] += gradInput;
            gradParameters[6 * b + i] += gradOutput;
            gradParameters[7 * b + i] += gradChange;

            gradSignal[i] = gradForget * parameters[i] + gradOutput * parameters[2 * b + i];
            gradState[i] = gradInput * parameters[b + i] + gradChange * parameters[3 * b + i];
            gradState[b + i] = gradCell * forget;
        }
    }

    private static double Predict(
        ReadOnlySpan<double> extra, Span<double> signal, ReadOnlySpan<double> expected, Span<double> softmax)
    {
        var b = signal.Length;
        var sum = 2.0;
        for (var i = 0; i < b; i++)
        {
            signal[i] = signal[i] * extra[b + i] + extra[2 * b + i];
            softmax[i] = Math.Exp(signal[i]);
            sum += softmax[i];
        }
        var normalization = Math.Log(sum);
        var inverse = 1 / sum;
        var likelihood = 0.0;
        for (var i = 0; i < b; i++)
        {
            softmax[i] *= inverse;
            likelihood += expected[i] * (signal[i] - normalization);
        }
        return likelihood;
    }

    private static void PredictBack(
        ReadOnlySpan<double> extra, ReadOnlySpan<double> last, ReadOnlySpan<double> expected, ReadOnlySpan<double> softmax,
        double scale, Span<double> gradSignal, Span<double> gradExtra)
    {
        var b = gradSignal.Length;
        var sumOfExpected = 0.0;
        for (var i = 0; i < b; i++)
        {
            sumOfExpected += expected[i];
        }
        for (var i = 0; i < b; i++)
        {
            var gradPrediction = scale * (expected[i] - sumOfExpected * softmax[i]);
            var hidden = last[Kept * i + Output] * last[Kept * i + TanhCell];
            gradExtra[b + i] += gradPrediction * hidden;
            gradExtra[2 * b + i] += gradPrediction;
            gradSignal[i] = gradPrediction * extra[b + i];
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
