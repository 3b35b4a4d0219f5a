namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Holds the product with the Hessian against differences of the gradient, of which it is the derivative.</summary>
internal static class SecondOrder
{
    private const double Rounding = 1e-9;
    private const double Trusted = 1e-5;
    private const double Largest = 1e6;

    /// <summary>What is wrong; null where nothing is, or where it cannot be told.</summary>
    public static string? Check(Subject subject, Point point, object value, double[] gradient)
    {
        if (subject.IsSingle || subject.Hvp(point.Arguments(), point.Tangents) is not { } hvp)
            return null;
        if (!Equals(value, hvp[0]))
            return $"Hvp: the value is {hvp[0]}, expected {value}";
        double[] numbers = [.. point.GradientOf(hvp), .. point.GradientOf(hvp, 1 + subject.Active.Length)];
        int count = gradient.Length;
        for (int i = 0; i < count; i++)
        {
            if (!(Math.Abs(numbers[i] - gradient[i]) <= Rounding * (1 + Math.Abs(gradient[i]))))
                return $"Hvp: gradient {i} is {numbers[i]:R}, expected {gradient[i]:R}";
        }

        // Along a direction of its own, so that no entry is hidden by symmetry.
        double[] weights = [.. Enumerable.Range(0, count).Select(i => Math.Cos(1 + (1.7 * i)))];
        double actual = Dot(weights, numbers.AsSpan(count));
        double size = 1 + numbers.Skip(count).Sum(Math.Abs);
        var differences = Differences.Of(t => Dot(weights, point.GradientOf(subject.ValueAndGrad(point.ArgumentsAt(t)))));
        return size < Largest && differences.Contradict(actual, Trusted, size)
            ? $"Hvp: {actual:R}, differences of the gradient {differences.Best.Value:R} +- {differences.Best.Error:E1}"
            : null;
    }

    private static double Dot(double[] weights, ReadOnlySpan<double> numbers)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] * numbers[i];
        return sum;
    }
}
