using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Text over several lines in a statement that is quoted.</summary>
public static partial class LinesOfText
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.4, 3)]
    public static double InLoop(double x, double y, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x *= Math.Sin(x * y) + 9.0 / @"two
                */ lines // of text".Length;
            y += x / """
                three
                lines of
                text
                """.Length;
        }

        return x * y;
    }
}
