namespace AutoDiffGen.GradBench;

/// <summary>
/// A charged particle flies past two fixed charges at (10, 10 - w) and (10, 0): what is the square of the place where it meets
/// the x axis? Its acceleration is a derivative itself, by forward or by reverse mode.
/// </summary>
internal static partial class Particle
{
    private const double Dt = 0.1;

    /// <summary>With the acceleration by reverse mode.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    public static double HitByReverse(double w)
    {
        double x = 0, y = 8, velocityX = 0.75, velocityY = 0;
        while (true)
        {
            var (_, gradX, gradY, _) = PotentialValueAndGrad(x, y, w);
            x += Dt * velocityX;
            y += Dt * velocityY;
            if (y <= 0)
            {
                var hit = x - y / velocityY * velocityX;
                return hit * hit;
            }
            velocityX -= Dt * gradX;
            velocityY -= Dt * gradY;
        }
    }

    /// <summary>With the acceleration by forward mode.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    public static double HitByForward(double w)
    {
        double x = 0, y = 8, velocityX = 0.75, velocityY = 0;
        while (true)
        {
            var (_, gradX) = PotentialJvp(x, y, w, 1, 0, 0);
            var (_, gradY) = PotentialJvp(x, y, w, 0, 1, 0);
            x += Dt * velocityX;
            y += Dt * velocityY;
            if (y <= 0)
            {
                var hit = x - y / velocityY * velocityX;
                return hit * hit;
            }
            velocityX -= Dt * gradX;
            velocityY -= Dt * gradY;
        }
    }

    /// <summary>The electric potential.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
    private static double Potential(double x, double y, double w) =>
        1 / Distance(x, y, 10, 10 - w) + 1 / Distance(x, y, 10, 0);

    private static double Distance(double x1, double y1, double x2, double y2) =>
        Math.Sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2));
}
