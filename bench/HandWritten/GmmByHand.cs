using System.Buffers;

namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>Gmm.Objective</c>, derived by hand.</summary>
public static class GmmByHand
{
    /// <summary>
    /// The log posterior, and its gradients. The points meet in a sum only, so the backward pass of a point follows its
    /// forward pass, and what it needs is still in the cache.
    /// </summary>
    public static double ObjectiveValueAndGrad(
        int d, int k, int n, ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q,
        ReadOnlySpan<double> l, ReadOnlySpan<double> x, double gamma, int m, double logNormalization,
        Span<double> gradAlpha, Span<double> gradMu, Span<double> gradQ, Span<double> gradL)
    {
        var below = d * (d - 1) / 2;
        var room = ArrayPool<double>.Shared.Rent(3 * k * d + 3 * k + d);
        var diagonals = room.AsSpan(0, k * d);
        var centered = room.AsSpan(k * d, k * d);
        var transformed = room.AsSpan(2 * k * d, k * d);
        var logDeterminants = room.AsSpan(3 * k * d, k);
        var terms = room.AsSpan(3 * k * d + k, k);
        var sumOfWeights = room.AsSpan(3 * k * d + 2 * k, k);
        var gradTransformed = room.AsSpan(3 * k * d + 3 * k, d);

        gradMu.Clear();
        gradQ.Clear();
        gradL.Clear();
        sumOfWeights.Clear();
        for (var c = 0; c < k; c++)
        {
            var logDeterminant = 0.0;
            for (var i = c * d; i < (c + 1) * d; i++)
            {
                diagonals[i] = Math.Exp(q[i]);
                logDeterminant += q[i];
            }
            logDeterminants[c] = logDeterminant;
        }

        var logLikelihood = 0.0;
        for (var point = 0; point < n; point++)
        {
            for (var c = 0; c < k; c++)
            {
                var squares = Transform(
                    x.Slice(point * d, d), mu.Slice(c * d, d), diagonals.Slice(c * d, d), l.Slice(c * below, below),
                    centered.Slice(c * d, d), transformed.Slice(c * d, d));
                terms[c] = alpha[c] + logDeterminants[c] - 0.5 * squares;
            }
            logLikelihood += LogSumExp(terms);

            for (var c = 0; c < k; c++)
            {
                var weight = terms[c];
                sumOfWeights[c] += weight;
                TransformBack(
                    weight, diagonals.Slice(c * d, d), l.Slice(c * below, below), centered.Slice(c * d, d),
                    transformed.Slice(c * d, d), gradTransformed, gradMu.Slice(c * d, d), gradQ.Slice(c * d, d),
                    gradL.Slice(c * below, below));
            }
        }

        alpha.CopyTo(gradAlpha);
        logLikelihood -= n * (LogSumExp(gradAlpha) + 0.5 * d * Math.Log(2 * Math.PI));
        for (var c = 0; c < k; c++)
        {
            gradAlpha[c] = sumOfWeights[c] - n * gradAlpha[c];
        }

        // The prior, and what comes from the logarithms of the diagonals.
        var squaresOfPrior = 0.0;
        var sumOfLogDeterminants = 0.0;
        for (var c = 0; c < k; c++)
        {
            sumOfLogDeterminants += logDeterminants[c];
            for (var i = c * d; i < (c + 1) * d; i++)
            {
                squaresOfPrior += diagonals[i] * diagonals[i];
                gradQ[i] = (gradQ[i] - gamma * gamma * diagonals[i]) * diagonals[i] + sumOfWeights[c] + m;
            }
        }
        for (var i = 0; i < l.Length; i++)
        {
            squaresOfPrior += l[i] * l[i];
            gradL[i] -= gamma * gamma * l[i];
        }
        ArrayPool<double>.Shared.Return(room);
        return logLikelihood + m * sumOfLogDeterminants - 0.5 * gamma * gamma * squaresOfPrior + k * logNormalization;
    }

    /// <summary>The sum of squares of the triangular matrix times x - mu.</summary>
    private static double Transform(
        ReadOnlySpan<double> x, ReadOnlySpan<double> mu, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> l,
        Span<double> centered, Span<double> transformed)
    {
        for (var i = 0; i < transformed.Length; i++)
        {
            centered[i] = x[i] - mu[i];
            transformed[i] = diagonal[i] * centered[i];
        }
        var next = 0;
        for (var column = 0; column < centered.Length; column++)
        {
            var factor = centered[column];
            var rows = transformed[(column + 1)..];
            var entries = l.Slice(next, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] += entries[i] * factor;
            }
            next += rows.Length;
        }
        var squares = 0.0;
        for (var i = 0; i < transformed.Length; i++)
        {
            squares += transformed[i] * transformed[i];
        }
        return squares;
    }

    /// <summary>Adds to the gradients what a point of a component brings, <paramref name="weight"/> times.</summary>
    private static void TransformBack(
        double weight, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> l, ReadOnlySpan<double> centered,
        ReadOnlySpan<double> transformed, Span<double> gradTransformed, Span<double> gradMu, Span<double> gradDiagonal,
        Span<double> gradL)
    {
        for (var i = 0; i < gradTransformed.Length; i++)
        {
            gradTransformed[i] = -weight * transformed[i];
        }
        gradL = gradL[..l.Length];
        var next = 0;
        for (var column = 0; column < centered.Length; column++)
        {
            var factor = centered[column];
            var gradCentered = diagonal[column] * gradTransformed[column];
            for (var row = column + 1; row < gradTransformed.Length; row++)
            {
                var gradRow = gradTransformed[row];
                gradCentered += l[next] * gradRow;
                gradL[next] += factor * gradRow;
                next++;
            }
            gradDiagonal[column] += factor * gradTransformed[column];
            gradMu[column] -= gradCentered;
        }
    }

    /// <summary>The logarithm of the sum of exponentials; its gradient takes the place of x.</summary>
    private static double LogSumExp(Span<double> x)
    {
        var max = x[0];
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > max)
            {
                max = x[i];
            }
        }
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Math.Exp(x[i] - max);
            sum += x[i];
        }
        var inverse = 1 / sum;
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= inverse;
        }
        return Math.Log(sum) + max;
    }
}
