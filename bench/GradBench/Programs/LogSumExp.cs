namespace AutoDiffGen.GradBench;

/// <summary>log(sum(exp(x))), where nothing overflows.</summary>
internal static partial class LogSumExp
{
    [Differentiable]
    public static double Of(ReadOnlySpan<double> x)
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
            sum += Math.Exp(x[i] - max);
        }
        return Math.Log(sum) + max;
    }
}
