namespace AutoDiffGen.GradBench;

/// <summary>The Wishart distribution of d x d matrices with d + m + 1 degrees of freedom and the scale 1 / gamma^2.</summary>
internal static class Wishart
{
    /// <summary>The part of the log density that does not depend on the matrix.</summary>
    public static double LogNormalization(int d, int m, double gamma)
    {
        var freedom = d + m + 1;
        return freedom * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogMultivariateGamma(0.5 * freedom, d);
    }

    private static double LogMultivariateGamma(double x, int d)
    {
        var sum = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var i = 0; i < d; i++)
        {
            sum += LogGamma(x - 0.5 * i);
        }
        return sum;
    }

    /// <summary>For x > 0: Stirling's series where it is exact, and the recurrence from there.</summary>
    private static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < 15)
        {
            product *= x;
            x++;
        }
        var square = 1 / (x * x);
        var series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680)))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
