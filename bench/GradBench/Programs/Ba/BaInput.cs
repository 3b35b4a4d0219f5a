using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>n cameras, m points and p observations, each of a point by a camera.</summary>
internal sealed record BaInput(
    double[] Cameras, double[] Points, double[] Weights, int[] CameraOf, int[] PointOf, double[] Features)
{
    /// <summary>The column of the first coordinate of a point.</summary>
    public int FirstPoint => Cameras.Length;

    /// <summary>The column of the first weight.</summary>
    public int FirstWeight => Cameras.Length + Points.Length;

    /// <summary>The protocol sends one camera, point, weight and feature, to be repeated.</summary>
    public static BaInput Read(JsonElement input)
    {
        var (n, m, p) = (input.Count("n", atLeast: 1), input.Count("m", atLeast: 1), input.Count("p", atLeast: 1));
        return new(
            Repeat(input.Vector("cam", Ba.CameraParameters), n), Repeat(input.Vector("x", 3), m),
            Repeat([input.Double("w")], p), Cycle(n, p), Cycle(m, p), Repeat(input.Vector("feat", 2), p));
    }

    public ReadOnlySpan<double> Camera(int observation) =>
        Cameras.AsSpan(Ba.CameraParameters * CameraOf[observation], Ba.CameraParameters);

    public ReadOnlySpan<double> Point(int observation) => Points.AsSpan(3 * PointOf[observation], 3);

    private static double[] Repeat(double[] values, int times)
    {
        var all = new double[values.Length * times];
        for (var i = 0; i < times; i++)
        {
            values.CopyTo(all, i * values.Length);
        }
        return all;
    }

    private static int[] Cycle(int length, int count) => [.. Enumerable.Range(0, count).Select(i => i % length)];
}
