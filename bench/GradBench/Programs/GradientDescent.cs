namespace AutoDiffGen.GradBench;

/// <summary>The suite's gradient descent: the step doubles after ten good ones, and is halved by a bad one.</summary>
internal static class GradientDescent
{
    /// <summary>Where the objective is lowest near the start; <paramref name="gradient"/> writes into its second argument.</summary>
    public static double[] ArgMin(double[] start, Func<double[], double> objective, Action<double[], double[]> gradient)
    {
        const double tolerance = 1e-5;
        var x = (double[])start.Clone();
        var step = new double[x.Length];
        var next = new double[x.Length];
        var value = objective(x);
        gradient(x, step);
        var (good, rate) = (0, 1e-5);
        while (Length(step) > tolerance)
        {
            if (good == 10)
            {
                rate *= 2;
                good = 0;
                continue;
            }
            for (var i = 0; i < x.Length; i++)
            {
                next[i] = x[i] - rate * step[i];
            }
            if (Distance(x, next) <= tolerance)
            {
                break;
            }
            var nextValue = objective(next);
            if (nextValue < value)
            {
                (x, next, value) = (next, x, nextValue);
                gradient(x, step);
                good++;
            }
            else
            {
                rate /= 2;
                good = 0;
            }
        }
        return x;
    }

    /// <summary>Where the objective is highest near the start.</summary>
    public static double[] ArgMax(double[] start, Func<double[], double> objective, Action<double[], double[]> gradient) =>
        ArgMin(start, x => -objective(x), (x, grad) =>
        {
            gradient(x, grad);
            for (var i = 0; i < grad.Length; i++)
            {
                grad[i] = -grad[i];
            }
        });

    private static double Length(double[] x) => Math.Sqrt(x.Sum(element => element * element));

    private static double Distance(double[] a, double[] b) =>
        Math.Sqrt(a.Zip(b, (left, right) => (left - right) * (left - right)).Sum());
}
