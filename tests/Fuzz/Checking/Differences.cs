namespace AutoDiffGen.Fuzz.Checking;

/// <summary>A derivative by differences with several steps.</summary>
internal sealed class Differences
{
    private static readonly double[] Steps = [1e-2, 2e-3, 4e-4, 8e-5, 1.6e-5, 3.2e-6, 6.4e-7, 1.28e-7];

    /// <summary>The smallest of the steps: what turns within it is not seen.</summary>
    public static readonly double Narrowest = Steps[^1];

    private readonly Estimate[] estimates;

    private Differences(Estimate[] estimates)
    {
        this.estimates = estimates;
        Best = estimates.Where(estimate => double.IsFinite(estimate.Error)).DefaultIfEmpty(new Estimate(double.NaN, double.PositiveInfinity)).MinBy(estimate => estimate.Error);
    }

    /// <summary>The one of the smallest error.</summary>
    public Estimate Best { get; }

    /// <summary>
    /// Central differences, each extrapolated once: two steps, one after the other, that agree are believed. Where steps to
    /// both sides disagree, there is a corner, and there is no error small enough.
    /// </summary>
    public static Differences Of(Func<double, double> f)
    {
        double at = f(0);
        var slopes = Array.ConvertAll(Steps, h => Slope(f, h));
        int changed = Array.FindLastIndex(slopes, slope => slope.Changes);

        const double Near = 1e-6;
        double above = (f(Near) - at) / Near, below = (at - f(-Near)) / Near;
        bool isSmooth = Math.Abs(above - below) <= 1e-3 * (1 + Math.Abs(above) + Math.Abs(below));
        return new Differences(isSmooth
            ? [.. slopes.Zip(slopes.Skip(1), (wide, narrow) => (wide, narrow)).Select((pair, i) => new Estimate(pair.narrow.Value, Math.Abs(pair.narrow.Value - pair.wide.Value), IsFlat: 0 <= changed && changed < i))]
            : []);
    }

    private static (double Value, bool Changes) Slope(Func<double, double> f, double h)
    {
        double half = f(h / 2) - f(-h / 2), whole = f(h) - f(-h);
        return (((8 * half) - whole) / (6 * h), half != 0 || whole != 0);
    }

    /// <summary>Whether there is an estimate that can be trusted to so many digits.</summary>
    public bool CanTell(double digits) => estimates.Any(estimate => !estimate.IsFlat && estimate.IsTrusted(digits));

    /// <summary>
    /// Whether a derivative is not what the differences say. Wide steps see what lies beyond a jump, or nothing of what turns
    /// faster than they are long; narrow ones see what is lost to rounding: a derivative is wrong where all disagree with it
    /// that can be trusted.
    /// </summary>
    /// <param name="derivative">The derivative.</param>
    /// <param name="digits">How far estimates are trusted: the error relative to the value.</param>
    /// <param name="size">The size of what the derivative is the sum of.</param>
    public bool Contradict(double derivative, double digits, double size) => CanTell(digits)
        && !estimates.Any(estimate => estimate.IsTrusted(digits) && Math.Abs(derivative - estimate.Value) <= (digits * size) + (10 * estimate.Error));

    /// <summary>What two steps say.</summary>
    /// <param name="Value">The derivative.</param>
    /// <param name="Error">How far they are apart.</param>
    /// <param name="IsFlat">
    /// Whether they change nothing, though wider ones do: it may be lost to rounding, so that they contradict nobody.
    /// </param>
    internal readonly record struct Estimate(double Value, double Error, bool IsFlat = false)
    {
        public bool IsTrusted(double digits) => Error <= digits * (1 + Math.Abs(Value));
    }
}
