using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>The price of a European call; its gradient are the Greeks.</summary>
public static partial class BlackScholes
{
    /// <summary>Abramowitz and Stegun 7.1.26.</summary>
    private static double Erf(double x)
    {
        double size = Math.Abs(x);
        double t = 1 / (1 + 0.3275911 * size);
        double series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        double positive = 1 - series * Math.Exp(-size * size);
        return x < 0 ? -positive : positive;
    }

    private static double Cdf(double x) => 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(100.0, 95.0, 0.02, 0.3, 0.75), At(80.0, 110.0, 0.01, 0.2, 2.0)]
    public static double Call(double spot, double strike, double rate, double volatility, double time)
    {
        double width = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / width;
        double d2 = d1 - width;
        return spot * Cdf(d1) - strike * Math.Exp(-rate * time) * Cdf(d2);
    }
}
