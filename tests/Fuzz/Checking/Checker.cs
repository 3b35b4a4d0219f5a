using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>What came of checking a program at its points.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Message">What differs.</param>
/// <param name="Points">At how many points it was checked.</param>
/// <param name="Kinks">At how many of them differences were of no use.</param>
internal sealed record CheckResult(Verdict Verdict, string Message, int Points, int Kinks);

/// <summary>
/// Holds reverse mode against forward mode and both against differences, and the value and what is left in arrays against
/// the method itself.
/// </summary>
internal static class Checker
{
    private const int PointsWanted = 2;
    private const int PointsTried = 5;
    private const double Largest = 1e6;

    public static CheckResult Check(FuzzProgram program, Subject subject)
    {
        int points = 0, kinks = 0;
        for (int number = 0; number < PointsTried && points < PointsWanted; number++)
        {
            var point = new Point(subject, program, number);
            object?[] left = point.Arguments();
            if (!TryValue(subject, left, out object value))
                continue;
            try
            {
                var (verdict, message, isKink) = CheckAt(subject, point, value, left);
                if (verdict == Verdict.Skipped)
                    continue;
                points++;
                kinks += isKink ? 1 : 0;
                if (verdict != Verdict.Agrees)
                    return new(verdict, $"{message} at ({string.Join(", ", point.Arguments().Select(Show))})", points, kinks);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return new(Verdict.Failed, $"{exception}", points, kinks);
            }
        }

        return new(points > 0 ? Verdict.Agrees : Verdict.Skipped, "", points, kinks);
    }

    /// <summary>Where the method itself throws, or leaves the range of numbers, there is nothing to compare.</summary>
    private static bool TryValue(Subject subject, object?[] arguments, out object value)
    {
        value = 0.0;
        try
        {
            value = subject.Value(arguments);
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }

        return IsModerate(Flat.Of(value)) && arguments.All(argument => IsModerate(Flat.Of(argument)));
    }

    private static (Verdict Verdict, string Message, bool IsKink) CheckAt(Subject subject, Point point, object value, object?[] left)
    {
        object?[] arguments = point.Arguments();
        var reverse = subject.ValueAndGrad(arguments);
        if (Differs(subject, value, reverse[0], left, arguments) is { } wrongValue)
            return (OfWrongValue(subject, point), "ValueAndGrad: " + wrongValue, false);
        double[] gradient = point.GradientOf(reverse);

        arguments = point.Arguments();
        var forward = subject.Jvp(arguments, point.Tangents);
        if (Differs(subject, value, forward[0], left, arguments) is { } wrongForward)
            return (OfWrongValue(subject, point), "Jvp: " + wrongForward, false);

        if (gradient.Length != point.Direction.Length)
            return (Verdict.MembersDiffer, $"{gradient.Length} gradients for {point.Direction.Length} arguments", false);
        double tangent = Flat.Of(forward[1]).Single();
        double along = point.Along(gradient);
        double size = 1 + gradient.Zip(point.Direction, (g, d) => Math.Abs(g * d)).Sum() + Math.Abs(tangent);
        var differences = Differences.Of(point.ValueAt);
        double rounding = subject.IsSingle ? 2e-3 : 1e-9;
        bool modesAgree = Math.Abs(along - tangent) <= rounding * size || Math.Abs(along - tangent) <= Noise.Of(subject, point, value);
        if (!IsModerate(gradient) || !IsModerate([tangent]))
        {
            bool isWrong = !modesAgree && IsModerate([differences.Best.Value]) && differences.Best.Error < 1 && point.IsFinite;
            return (isWrong ? Verdict.ModesDiffer : Verdict.Skipped, Compare(along, tangent, differences), false);
        }

        if (!modesAgree)
            return (Verdict.ModesDiffer, Compare(along, tangent, differences), false);
        if (CheckVjp(subject, point, value, left, gradient, rounding) is { } wrongVjp)
            return (Verdict.MembersDiffer, wrongVjp, false);
        if (SecondOrder.Check(subject, point, value, gradient) is { } wrongHvp)
            return (Verdict.SecondOrderDiffers, wrongHvp, false);

        double digits = subject.IsSingle ? 1e-2 : 1e-5;
        bool canTell = differences.CanTell(digits) && point.IsNearTwin(value, digits);
        if (!canTell || !differences.Contradict(tangent, digits, size))
            return (Verdict.Agrees, "", !canTell);
        return Turns(subject, point, tangent, Math.Abs(tangent - differences.Best.Value))
            ? (Verdict.Agrees, "", true)
            : (Verdict.DerivativeDiffers, Compare(along, tangent, differences), false);
    }

    /// <summary>
    /// Whether the derivative changes within the narrowest step as much as the differences are off: these are means of what
    /// turns faster than they can see, the sine of large numbers.
    /// </summary>
    private static bool Turns(Subject subject, Point point, double tangent, double gap)
    {
        const double Part = 0.1;
        ReadOnlySpan<double> places = [-1, -0.6, -0.3, 0.3, 0.6, 1];
        foreach (double place in places)
        {
            double there = Flat.Of(subject.Jvp(point.ArgumentsAt(place * Differences.Narrowest), point.Tangents)[1]).Single();
            if (!(Math.Abs(there - tangent) <= Part * gap))
                return true;
        }

        return false;
    }

    private static Verdict OfWrongValue(Subject subject, Point point) =>
        subject.ValueRounding > 0 && Noise.DecidesValues(subject, point) ? Verdict.Skipped : Verdict.ValueDiffers;

    private static string? CheckVjp(Subject subject, Point point, object value, object?[] left, double[] gradient, double rounding)
    {
        // A power of two: every rounding is the same.
        const double Seed = -2;
        object?[] arguments = point.Arguments();
        var vjp = subject.Vjp(arguments, Flat.Like(value, [Seed]));
        if (Differs(subject, value, vjp[0], left, arguments) is { } wrong)
            return "Vjp: " + wrong;
        double[] seeded = point.GradientOf(vjp);
        for (int i = 0; i < gradient.Length; i++)
        {
            if (Math.Abs((Seed * gradient[i]) - seeded[i]) > rounding * (1 + Math.Abs(seeded[i])))
                return $"Vjp: gradient {i} is {seeded[i]:R}, expected {Seed * gradient[i]:R}";
        }

        return null;
    }

    /// <summary>What differs, bit for bit where the order of operations is known, from what the method returned and left in its arguments.</summary>
    private static string? Differs(Subject subject, object value, object? actual, object?[] left, object?[] actuallyLeft)
    {
        if (!Same(subject, value, actual))
            return $"the value is {Show(actual)}, expected {Show(value)}";
        int wrong = Enumerable.Range(0, left.Length).FirstOrDefault(i => !Same(subject, left[i], actuallyLeft[i]), -1);
        return wrong < 0 ? null : $"argument {wrong} is left as {Show(actuallyLeft[wrong])}, expected {Show(left[wrong])}";
    }

    private static bool Same(Subject subject, object? expected, object? actual) =>
        expected is null || !Flat.IsReal(expected.GetType()) ? Equals(expected, actual)
        : subject.ValueRounding > 0 ? Flat.Of(expected).Zip(Flat.Of(actual)).All(pair => Math.Abs(pair.First - pair.Second) <= subject.ValueRounding * (1 + Math.Abs(pair.First)))
        : Flat.Of(expected).Select(BitConverter.DoubleToInt64Bits).SequenceEqual(Flat.Of(actual).Select(BitConverter.DoubleToInt64Bits));

    private static bool IsModerate(double[] numbers) => numbers.All(number => Math.Abs(number) < Largest);

    private static string Compare(double reverse, double forward, Differences differences) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reverse {reverse:R}, forward {forward:R}, differences {differences.Best.Value:R} +- {differences.Best.Error:E1}");

    private static string Show(object? value) => value is not null && Flat.IsReal(value.GetType())
        ? string.Join(" ", Flat.Of(value).Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))
        : $"{value}";
}
