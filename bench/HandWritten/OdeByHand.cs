using System.Buffers;

namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>Ode.Last</c>, derived by hand.</summary>
public static class OdeByHand
{
    /// <summary>
    /// The last element of the solution, and its gradient in <paramref name="gradX"/>. Saved are the arguments of the right
    /// hand side, four vectors a step; everything else is linear.
    /// </summary>
    public static double LastValueAndGrad(ReadOnlySpan<double> x, int steps, Span<double> gradX)
    {
        var n = x.Length;
        var h = 2.0 / steps;
        var room = ArrayPool<double>.Shared.Rent(4 * n * steps + 5 * n);
        var saved = room.AsSpan(0, 4 * n * steps);
        var y = room.AsSpan(4 * n * steps, n);
        var gradY = room.AsSpan(4 * n * steps + n, n);
        var k1 = room.AsSpan(4 * n * steps + 2 * n, n);
        var k2 = room.AsSpan(4 * n * steps + 3 * n, n);
        var k3 = room.AsSpan(4 * n * steps + 4 * n, n);

        y.Clear();
        for (var step = 0; step < steps; step++)
        {
            var y1 = saved.Slice(4 * n * step, n);
            var y2 = saved.Slice(4 * n * step + n, n);
            var y3 = saved.Slice(4 * n * step + 2 * n, n);
            var y4 = saved.Slice(4 * n * step + 3 * n, n);
            y.CopyTo(y1);
            Stage(x, y, y1, h / 2, k1, y2);
            Stage(x, y, y2, h / 2, k2, y3);
            Stage(x, y, y3, h, k3, y4);
            Advance(x, h / 6, k1, k2, k3, y4, y);
        }
        var value = y[^1];

        gradX.Clear();
        gradY.Clear();
        gradY[^1] = 1;
        for (var step = steps - 1; step >= 0; step--)
        {
            var y1 = saved.Slice(4 * n * step, n);
            var y2 = saved.Slice(4 * n * step + n, n);
            var y3 = saved.Slice(4 * n * step + 2 * n, n);
            var y4 = saved.Slice(4 * n * step + 3 * n, n);
            StepBack(x, h, y1, y2, y3, y4, gradY, gradX);
        }
        ArrayPool<double>.Shared.Return(room);
        return value;
    }

    /// <summary>A slope at <paramref name="at"/>, and where the next slope is taken.</summary>
    private static void Stage(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> at, double h, Span<double> slope,
        Span<double> next)
    {
        at = at[..x.Length];
        y = y[..x.Length];
        slope = slope[..x.Length];
        next = next[..x.Length];
        var before = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            slope[i] = x[i] * before;
            next[i] = y[i] + h * slope[i];
            before = at[i];
        }
    }

    private static void Advance(
        ReadOnlySpan<double> x, double sixth, ReadOnlySpan<double> k1, ReadOnlySpan<double> k2, ReadOnlySpan<double> k3,
        ReadOnlySpan<double> y4, Span<double> y)
    {
        k1 = k1[..x.Length];
        k2 = k2[..x.Length];
        k3 = k3[..x.Length];
        y4 = y4[..x.Length];
        y = y[..x.Length];
        var before = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += sixth * (k1[i] + 2 * k2[i] + 2 * k3[i] + x[i] * before);
            before = y4[i];
        }
    }

    /// <summary>
    /// Downwards, an element of a stage's cotangent needs only its own and the one above it of the stage after, so that one
    /// pass with a few scalars does all four stages.
    /// </summary>
    private static void StepBack(
        ReadOnlySpan<double> x, double h, ReadOnlySpan<double> y1, ReadOnlySpan<double> y2, ReadOnlySpan<double> y3,
        ReadOnlySpan<double> y4, Span<double> gradY, Span<double> gradX)
    {
        y1 = y1[..x.Length];
        y2 = y2[..x.Length];
        y3 = y3[..x.Length];
        y4 = y4[..x.Length];
        gradY = gradY[..x.Length];
        gradX = gradX[..x.Length];

        // The cotangents of y4, y3, y2 and y1 at i, from the slopes at i + 1.
        double gradY4 = 0, gradY3 = 0, gradY2 = 0, gradY1 = 0;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            var gradNew = gradY[i];
            var gradK4 = h / 6 * gradNew;
            var gradK3 = h / 3 * gradNew + h * gradY4;
            var gradK2 = h / 3 * gradNew + h / 2 * gradY3;
            var gradK1 = h / 6 * gradNew + h / 2 * gradY2;
            gradY[i] = gradNew + gradY4 + gradY3 + gradY2 + gradY1;
            if (i == 0)
            {
                gradX[0] += gradK1 + gradK2 + gradK3 + gradK4;
                return;
            }
            gradX[i] += gradK4 * y4[i - 1] + gradK3 * y3[i - 1] + gradK2 * y2[i - 1] + gradK1 * y1[i - 1];
            gradY4 = x[i] * gradK4;
            gradY3 = x[i] * gradK3;
            gradY2 = x[i] * gradK2;
            gradY1 = x[i] * gradK1;
        }
    }
}
