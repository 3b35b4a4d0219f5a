namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>RosenbrockN.Height</c>, derived by hand.</summary>
public static class RosenbrockNByHand
{
    /// <summary>The height, and its gradient in <paramref name="gradX"/>: one pass writes each element once.</summary>
    public static double HeightValueAndGrad(ReadOnlySpan<double> x, Span<double> gradX)
    {
        var value = 0.0;
        var gradFromLeft = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            var away = 1 - x[i];
            var off = x[i + 1] - x[i] * x[i];
            value += away * away + 100 * off * off;
            gradX[i] = gradFromLeft - 2 * away - 400 * off * x[i];
            gradFromLeft = 200 * off;
        }
        gradX[^1] = gradFromLeft;
        return value;
    }
}
