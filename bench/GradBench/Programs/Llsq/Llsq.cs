namespace AutoDiffGen.GradBench;

internal static partial class Llsq
{
    /// <summary>
    /// Half the sum of squares of what is left when the polynomial with the coefficients x is taken from the sign
    /// function, at n points that divide [-1, 1] evenly.
    /// </summary>
    [Differentiable]
    public static double Primal(ReadOnlySpan<double> x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var t = -1 + 2.0 * i / (n - 1);
            var residual = t > 0 ? 1.0 : t < 0 ? -1.0 : 0.0;
            var power = 1.0;
            for (var j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return sum / 2;
    }
}
