namespace AutoDiffGen.Fuzz.Checking;

/// <summary>A derivative by differences, with how far it can be trusted.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">An estimate of its error; infinite where there seems to be no derivative.</param>
internal readonly record struct Differences(double Value, double Error)
{
    private static readonly double[] Steps = [1e-2, 2e-3, 4e-4, 8e-5];

    /// <summary>
    /// Central differences with several steps, each extrapolated once: two that agree are believed. Where steps to both
    /// sides disagree, there is a corner, and there is no error small enough.
    /// </summary>
    public static Differences Of(Func<double, double> f)
    {
        double at = f(0);
        double[] estimates = [.. Steps.Select(h => ((8 * (f(h / 2) - f(-h / 2))) - (f(h) - f(-h))) / (6 * h))];
        var best = new Differences(double.NaN, double.PositiveInfinity);
        for (int i = 1; i < estimates.Length; i++)
        {
            double error = Math.Abs(estimates[i] - estimates[i - 1]);
            if (error < best.Error)
                best = new Differences(estimates[i], error);
        }

        const double Near = 1e-6;
        double above = (f(Near) - at) / Near, below = (at - f(-Near)) / Near;
        bool isSmooth = Math.Abs(above - below) <= 1e-3 * (1 + Math.Abs(above) + Math.Abs(below));
        return isSmooth ? best : best with { Error = double.PositiveInfinity };
    }
}
