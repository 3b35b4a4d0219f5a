using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>
/// A saddle point by gradient descent. In the names of the functions, the first letter is the mode of the outer derivative,
/// the second that of the inner one.
/// </summary>
internal static class SaddleModule
{
    private delegate double Highest(double x1, double y1, double startX, double startY);

    private delegate void Gradient(double[] x, double[] start, double[] grad);

    public static Module Create() => new("saddle", typeof(Saddle), new Dictionary<string, Function>
    {
        ["rr"] = Solver(Saddle.HighestByReverse, ReverseOverReverse, Reverse),
        ["rf"] = Solver(Saddle.HighestByForward, ReverseOverForward, Forward),
        ["fr"] = Solver(Saddle.HighestByReverse, ForwardOverReverse, Reverse),
        ["ff"] = Solver(Saddle.HighestByForward, ForwardOverForward, Forward),
    });

    /// <summary>The lowest of the highest, then the highest there.</summary>
    private static Function Solver(Highest highest, Gradient outer, Action<double[], double[], double[]> inner) => Function.Of(
        Read,
        start =>
        {
            var low = GradientDescent.ArgMin(
                start, x => highest(x[0], x[1], start[0], start[1]), (x, grad) => outer(x, start, grad));
            var high = GradientDescent.ArgMax(
                start, y => Saddle.Height(low[0], low[1], y[0], y[1]), (y, grad) => inner(low, y, grad));
            return new[] { low[0], low[1], high[0], high[1] };
        },
        (writer, points) => writer.Vector(points));

    private static void ReverseOverReverse(double[] x, double[] start, double[] grad) =>
        (_, grad[0], grad[1]) = Saddle.HighestByReverseValueAndGrad(x[0], x[1], start[0], start[1]);

    private static void ReverseOverForward(double[] x, double[] start, double[] grad) =>
        (_, grad[0], grad[1]) = Saddle.HighestByForwardValueAndGrad(x[0], x[1], start[0], start[1]);

    private static void ForwardOverReverse(double[] x, double[] start, double[] grad)
    {
        (_, grad[0]) = Saddle.HighestByReverseJvp(x[0], x[1], start[0], start[1], 1, 0);
        (_, grad[1]) = Saddle.HighestByReverseJvp(x[0], x[1], start[0], start[1], 0, 1);
    }

    private static void ForwardOverForward(double[] x, double[] start, double[] grad)
    {
        (_, grad[0]) = Saddle.HighestByForwardJvp(x[0], x[1], start[0], start[1], 1, 0);
        (_, grad[1]) = Saddle.HighestByForwardJvp(x[0], x[1], start[0], start[1], 0, 1);
    }

    private static void Reverse(double[] x, double[] y, double[] grad) =>
        (_, _, _, grad[0], grad[1]) = Saddle.HeightValueAndGrad(x[0], x[1], y[0], y[1]);

    private static void Forward(double[] x, double[] y, double[] grad)
    {
        (_, grad[0]) = Saddle.HeightJvp(x[0], x[1], y[0], y[1], 0, 0, 1, 0);
        (_, grad[1]) = Saddle.HeightJvp(x[0], x[1], y[0], y[1], 0, 0, 0, 1);
    }

    private static double[] Read(JsonElement input) => input.Vector("start", 2);
}
