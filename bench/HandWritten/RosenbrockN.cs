namespace AutoDiffGen.Bench.HandWritten;

/// <summary>A loop over elements whose terms meet in a sum only.</summary>
public static partial class RosenbrockN
{
    /// <summary>A chain of curved valleys in any dimension, lowest where all are 1.</summary>
    [Differentiable]
    public static double Height(ReadOnlySpan<double> x)
    {
        var height = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            var away = 1 - x[i];
            var off = x[i + 1] - x[i] * x[i];
            height += away * away + 100 * off * off;
        }
        return height;
    }
}
