namespace AutoDiffGen.GradBench;

/// <summary>
/// A saddle over pairs of points in the plane: lowest over the first point, highest over the second. The search for the lowest
/// differentiates the search for the highest, which follows derivatives itself.
/// </summary>
internal static partial class Saddle
{
    private const double Tolerance = 1e-5;

    /// <summary>The height at a pair of points.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    public static double Height(double x1, double y1, double x2, double y2) => x1 * x1 + y1 * y1 - (x2 * x2 + y2 * y2);

    /// <summary>The highest value over the second point, climbed to by gradients in reverse mode.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    public static double HighestByReverse(double x1, double y1, [NoGrad] double startX, [NoGrad] double startY)
    {
        var (x2, y2) = (startX, startY);
        var value = Height(x1, y1, x2, y2);
        var (_, _, _, gradX, gradY) = HeightValueAndGrad(x1, y1, x2, y2);
        var (good, rate) = (0, 1e-5);
        while (Length(gradX, gradY) > Tolerance)
        {
            if (good == 10)
            {
                rate *= 2;
                good = 0;
                continue;
            }
            var nextX = x2 + rate * gradX;
            var nextY = y2 + rate * gradY;
            if (Length(nextX - x2, nextY - y2) <= Tolerance)
            {
                break;
            }
            var nextValue = Height(x1, y1, nextX, nextY);
            if (nextValue > value)
            {
                (x2, y2, value) = (nextX, nextY, nextValue);
                (_, _, _, gradX, gradY) = HeightValueAndGrad(x1, y1, x2, y2);
                good++;
            }
            else
            {
                rate /= 2;
                good = 0;
            }
        }
        return value;
    }

    /// <summary>The highest value over the second point, climbed to by gradients in forward mode.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    public static double HighestByForward(double x1, double y1, [NoGrad] double startX, [NoGrad] double startY)
    {
        var (x2, y2) = (startX, startY);
        var value = Height(x1, y1, x2, y2);
        var (_, gradX) = HeightJvp(x1, y1, x2, y2, 0, 0, 1, 0);
        var (_, gradY) = HeightJvp(x1, y1, x2, y2, 0, 0, 0, 1);
        var (good, rate) = (0, 1e-5);
        while (Length(gradX, gradY) > Tolerance)
        {
            if (good == 10)
            {
                rate *= 2;
                good = 0;
                continue;
            }
            var nextX = x2 + rate * gradX;
            var nextY = y2 + rate * gradY;
            if (Length(nextX - x2, nextY - y2) <= Tolerance)
            {
                break;
            }
            var nextValue = Height(x1, y1, nextX, nextY);
            if (nextValue > value)
            {
                (x2, y2, value) = (nextX, nextY, nextValue);
                (_, gradX) = HeightJvp(x1, y1, x2, y2, 0, 0, 1, 0);
                (_, gradY) = HeightJvp(x1, y1, x2, y2, 0, 0, 0, 1);
                good++;
            }
            else
            {
                rate /= 2;
                good = 0;
            }
        }
        return value;
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
