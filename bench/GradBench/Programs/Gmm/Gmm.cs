namespace AutoDiffGen.GradBench;

/// <summary>
/// The log posterior of a mixture of k Gaussians in d dimensions, given n points, with a Wishart prior on the
/// precisions. A precision is the square of a lower triangular matrix: exp(q) on the diagonal, l below it, column by
/// column.
/// </summary>
internal static partial class Gmm
{
    [Differentiable]
    public static double Objective(
        int d, int k, int n, ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q,
        ReadOnlySpan<double> l, [NoGrad] ReadOnlySpan<double> x, [NoGrad] double gamma, int m)
    {
        var belowDiagonal = d * (d - 1) / 2;
        var diagonals = new double[k * d];
        var logDeterminants = new double[k];
        for (var c = 0; c < k; c++)
        {
            for (var i = c * d; i < (c + 1) * d; i++)
            {
                diagonals[i] = Math.Exp(q[i]);
                logDeterminants[c] += q[i];
            }
        }

        var transformed = new double[d];
        var terms = new double[k];
        var logLikelihood = 0.0;
        for (var point = 0; point < n; point++)
        {
            var position = x.Slice(point * d, d);
            for (var c = 0; c < k; c++)
            {
                Transform(
                    diagonals.AsSpan(c * d, d), l.Slice(c * belowDiagonal, belowDiagonal),
                    position, mu.Slice(c * d, d), transformed);
                terms[c] = alpha[c] + logDeterminants[c] - 0.5 * SumOfSquares(transformed);
            }
            logLikelihood += LogSumExp.Of(terms);
        }
        logLikelihood -= n * (LogSumExp.Of(alpha) + 0.5 * d * Math.Log(2 * Math.PI));

        var logPrior = m * Sum(logDeterminants) - 0.5 * gamma * gamma * (SumOfSquares(diagonals) + SumOfSquares(l))
            + k * Wishart.LogNormalization(d, m, gamma);
        return logLikelihood + logPrior;
    }

    /// <summary>The product of a triangular matrix with x - mean.</summary>
    private static void Transform(
        ReadOnlySpan<double> diagonal, ReadOnlySpan<double> belowDiagonal, ReadOnlySpan<double> x,
        ReadOnlySpan<double> mean, Span<double> product)
    {
        // A loop instead of Clear: where there are two dimensions, a call is what takes the time.
        for (var i = 0; i < product.Length; i++)
        {
            product[i] = 0;
        }
        var next = 0;
        for (var column = 0; column < product.Length; column++)
        {
            var factor = x[column] - mean[column];
            product[column] += diagonal[column] * factor;
            var rows = product[(column + 1)..];
            var entries = belowDiagonal.Slice(next, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] += entries[i] * factor;
            }
            next += rows.Length;
        }
    }

    private static double Sum(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i];
        }
        return sum;
    }

    private static double SumOfSquares(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }
        return sum;
    }
}
