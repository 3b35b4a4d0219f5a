using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Numbers with a derivative do not overflow; integers beside them are checked where the user's are.</summary>
public static partial class CheckedArithmetic
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0)]
    public static double InPlace(double x, double y, int n)
    {
        byte small = 3;
        long wide = n;
        int[] counts = [n, 2];
        checked
        {
            x += y;
            x *= (double)(x * y);
            x++;
            n += 2;
            n *= n;
            n--;
            small += 4;
            small++;
            wide -= n;
            counts[0] += n;
            counts[1]++;
            for (int i = 0; i < 3; i++)
            {
                n += i;
                x += Math.Sin(x + n);
            }
        }

        unchecked
        {
            n -= 3;
        }

        return x * n * small + wide * y * counts[0] * counts[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(7.3, 1.2), At(-2.6, 0.4)]
    public static double ToIntegers(double x, double y)
    {
        int whole = checked((int)x);
        long both = checked((int)(x * y) * (long)x + whole);
        checked
        {
            whole += (int)y;
        }

        return x * whole * y + (x > 0 ? y * checked((byte)x) : y) * both;
    }
}
