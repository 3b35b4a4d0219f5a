namespace AutoDiffGen;

/// <summary>Functions made of exactly rounded operations only: the same bits on every machine.</summary>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>
    /// The natural logarithm of a positive normal number, within 1 ulp (the method of fdlibm's e_log.c).
    /// </summary>
    public static double Log(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // log(1 + f) = f - s (f - R(s)) with s = f / (2 + f) and R a polynomial in s^2.
        double f = mantissa - 1;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        double odd = z * (6.666666666666735130e-01 + (w * (2.857142874366239149e-01
            + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        double half = 0.5 * f * f;
        double r = odd + even;
        return (exponent * Ln2High) - ((half - ((s * (half + r)) + (exponent * Ln2Low))) - f);
    }
}
