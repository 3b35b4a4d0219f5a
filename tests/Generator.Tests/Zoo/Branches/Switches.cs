using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Switch statements.</summary>
public static partial class Switches
{
    public enum Wave
    {
        Sine,
        Square,
        Saw,
        Flat,
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0), At(0.7, 1), At(0.7, 2), At(0.7, 3), At(0.7, -1)]
    public static double OnInteger(double x, int n)
    {
        double y = 1;
        switch (n)
        {
            case 0:
                y = Math.Sin(x);
                break;
            case 1:
            case 2:
                y = x * n;
                y *= x;
                break;
            case 3:
                return x * x * x;
            default:
                y += x;
                break;
        }

        return y * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, Wave.Sine), At(0.7, Wave.Square), At(0.7, Wave.Saw), At(0.7, Wave.Flat)]
    public static double OnEnum(double x, Wave wave)
    {
        switch (wave)
        {
            case Wave.Sine: return Math.Sin(x);
            default: return 0.5 * x;
            case Wave.Square: return Math.Tanh(10 * x);
            case Wave.Saw:
            {
                double turns = x / (2 * Math.PI);
                return turns - Math.Floor(turns);
            }
        }
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, "up"), At(0.7, "down"), At(0.7, "left"), At(0.7, null)]
    public static double OnString(double x, string? way)
    {
        switch (way)
        {
            case "up":
                x = Math.Exp(x);
                break;
            case "down":
                x = Math.Log(x);
                break;
            case null:
                x *= x;
                break;
        }

        return 2 * x;
    }

    /// <summary>Jumps out of the middle of a section, and of the loop around the switch.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 9), At(1.2, 9), At(0.3, 2), At(0.7, 0)]
    public static double InLoop(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            switch (i % 4)
            {
                case 0:
                    f = f * x + 1;
                    break;
                case 1:
                    if (f > 2)
                        break;
                    f *= 1.5;
                    if (f > 1.9)
                        continue;
                    f += x;
                    break;
                case 2 when f > 6:
                    return f * x;
                case 2:
                    f = Math.Sqrt(f);
                    break;
                default:
                    f -= 0.1 * x;
                    break;
            }

            f += 0.01 * i;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(-0.7, 3), At(0.7, 3), At(1.7, 3), At(2.7, 3), At(2.7, -1)]
    public static double OnActiveValue(double x, int n)
    {
        switch (x * x)
        {
            case < 1 when n > 0:
                return x * x * x;
            case > 1 and < 4:
                x += 2;
                break;
            case double y when y > 5:
                x = Math.Sin(y);
                break;
        }

        return x * x;
    }
}
