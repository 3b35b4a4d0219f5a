namespace AutoDiffGen.Fuzz.Checking;

/// <summary>
/// How much of a derivative is rounding. Where terms of 1e10 cancel, the order of operations decides on digits that are no
/// fault. Derivatives are linear in what they are seeded with: what does not follow when that is scaled, and the arguments are
/// moved by their last bits, is rounding. Scales are so near to one that of a fault no more than a tenth is taken for it.
/// </summary>
internal static class Noise
{
    private const int Trials = 8;
    private const double Safety = 10;
    private const double Farthest = 1e-2;

    /// <summary>A bound of the rounding in the derivative along the direction, in either mode.</summary>
    public static double Of(Subject subject, Point point, object value)
    {
        var (along, tangent) = Modes(subject, point, value, point.Arguments, 1);
        if (!Modes(subject, point, value, point.Arguments, 1).Equals((along, tangent)))
        {
            // What differs from call to call is left from the call before, and no rounding.
            return 0;
        }

        var random = new Rng((ulong)Trials);
        double largest = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double scale = 1 + random.Uniform(-Farthest, Farthest);
            int bits = trial;
            var (scaledAlong, scaledTangent) = Modes(subject, point, value, () => point.NudgedArguments(bits), scale);
            largest = Math.Max(largest, Math.Max(Math.Abs((scaledAlong / scale) - along), Math.Abs((scaledTangent / scale) - tangent)));
        }

        return Safety * largest;
    }

    /// <summary>Whether rounding decides on the values, so that those of another order of operations are as good.</summary>
    public static bool DecidesValues(Subject subject, Point point)
    {
        double[] numbers = Values(subject, point.Arguments());
        return Enumerable.Range(0, Trials).Any(trial => Values(subject, point.NudgedArguments(trial)).Zip(numbers)
            .Any(pair => !(Safety * Math.Abs(pair.First - pair.Second) <= subject.ValueRounding * (1 + Math.Abs(pair.Second)))));
    }

    /// <summary>What the method returns and leaves in its arguments.</summary>
    private static double[] Values(Subject subject, object?[] arguments) =>
        [.. Flat.Of(subject.Value(arguments)), .. arguments.SelectMany(Flat.Of)];

    private static (double Along, double Tangent) Modes(Subject subject, Point point, object value, Func<object?[]> arguments, double scale)
    {
        double along = point.Along(point.GradientOf(subject.Vjp(arguments(), Flat.Like(value, [scale]))));
        return (along, Flat.Of(subject.Jvp(arguments(), point.ScaledTangents(scale))[1]).Single());
    }
}
