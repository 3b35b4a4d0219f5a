namespace AutoDiffGen.Samples;

public static partial class Rosenbrock
{
    /// <summary>A curved valley whose lowest point is (1, 1), where the value is 0.</summary>
    [Differentiable]
    public static double Height(double x, double y)
    {
        var away = 1 - x;
        var off = y - x * x;
        return away * away + 100 * off * off;
    }
}
