namespace AutoDiffGen.GradBench;

/// <summary>log(sum(exp(x))), where nothing overflows.</summary>
internal static partial class LogSumExp
{
    /// <summary>Whatever is taken off the exponents comes back at the end: to the derivative it is a constant.</summary>
    [Differentiable]
    public static double Of(ReadOnlySpan<double> x)
    {
        var max = Differentiation.StopGradient(Largest(x));
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] - max);
        }
        return Math.Log(sum) + max;
    }

    private static double Largest(ReadOnlySpan<double> x)
    {
        var largest = x[0];
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > largest)
            {
                largest = x[i];
            }
        }
        return largest;
    }
}
