using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Statements that choose: what one branch overwrites, the other may keep.</summary>
public static partial class Branches
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5), At(-2.0, 0.5)]
    public static double IfElse(double x, double y)
    {
        double a = x * y;
        if (x > 0)
        {
            a *= a;
        }
        else
        {
            a = a + y;
            y = 2 * y;
        }

        return a * y;
    }

    public static (double, double) IfElseGradient(double x, double y) => x > 0
        ? (2 * x * y * y * y, 3 * x * x * y * y)
        : (2 * y * y, 4 * (x + 1) * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5), At(-2.0, 0.5)]
    public static double IfOnly(double x, double y)
    {
        double a = x;
        if (a < 0)
            a = -a * y;
        return a * a;
    }

    public static (double, double) IfOnlyGradient(double x, double y) => x < 0 ? (2 * x * y * y, 2 * x * x * y) : (2 * x, 0);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 1), At(-2.0, 1), At(0.5, 0)]
    public static double EarlyReturn(double x, int mode)
    {
        if (mode == 0)
            return Math.Sin(x);
        if (x < 0)
        {
            double y = x * x;
            return y * x;
        }

        double z = Math.Exp(x);
        return z * z;
    }

    public static double EarlyReturnGradient(double x, int mode) =>
        mode == 0 ? Math.Cos(x) : x < 0 ? 3 * x * x : 2 * Math.Exp(2 * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 3), At(0.5, 3), At(-1.0, 3), At(2.0, -1)]
    public static double Nested(double x, int n)
    {
        double f = 1;
        if (n > 0)
        {
            if (x > 1)
                f = x * x;
            else if (x > 0)
                f = x;
            f *= n;
        }

        return f * x;
    }

    public static double NestedGradient(double x, int n) =>
        n <= 0 ? 1 : x > 1 ? 3 * x * x * n : x > 0 ? 2 * x * n : n;

    /// <summary>Some paths of a branch return, and what follows runs only on the others.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 3.0), At(2.0, -3.0), At(-2.0, 3.0)]
    public static double ReturnOnSomePaths(double x, double y)
    {
        double a = x * y;
        if (x > 0)
        {
            if (y > 0)
                return a * a;
            a = a + 1;
        }

        a *= x;
        return a;
    }

    public static (double, double) ReturnOnSomePathsGradient(double x, double y) => x > 0 && y > 0
        ? (2 * x * y * y, 2 * x * x * y)
        : (2 * x * y + (x > 0 ? 1 : 0), x * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, true), At(2.0, false), At(-2.0, true)]
    public static double LocalFlag(double x, bool wanted)
    {
        bool positive = x > 0 && wanted;
        int sign = positive ? 1 : -1;
        if (!positive || sign == 0)
            x = x * sign;
        return x * x * x;
    }

    public static double LocalFlagGradient(double x, bool wanted) => x > 0 && wanted ? 3 * x * x : -3 * x * x;

    private static double Relu(double x)
    {
        if (x > 0)
            return x;
        return 0;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 1.0), At(1.0, 2.0)]
    public static double HelperWithBranch(double x, double y) => Relu(x - y) * x + Relu(y - x) * Relu(y);

    public static (double, double) HelperWithBranchGradient(double x, double y) => x > y ? (2 * x - y, -x) : (-y, 2 * y - x);
}
