using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>k-means clustering: the cost, and the step that Newton's method takes from the centroids.</summary>
internal static class KMeansModule
{
    public static Module Create() => new("kmeans", typeof(KMeans), new Dictionary<string, Function>
    {
        ["cost"] = Function.Of(
            Read,
            input => KMeans.Cost(input.N, input.K, input.D, input.Points, input.Centroids),
            JsonOutput.Number),
        ["dir"] = Function.Of(
            Read, input => (input, Direction: Direction(input)),
            (writer, output) => writer.Matrix(output.Direction, output.input.K, output.input.D)),
    });

    /// <summary>
    /// The gradient divided by the diagonal of the Hessian. Nothing stands beside the diagonal, so the product with ones is
    /// the diagonal.
    /// </summary>
    private static double[] Direction(Input input)
    {
        var ones = new double[input.Centroids.Length];
        Array.Fill(ones, 1);
        var gradient = new double[ones.Length];
        var diagonal = new double[ones.Length];
        KMeans.CostHvp(input.N, input.K, input.D, input.Points, input.Centroids, ones, gradient, diagonal);
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] /= diagonal[i];
        }
        return gradient;
    }

    private static Input Read(JsonElement input)
    {
        var (points, centroids) = (input.Matrix("points"), input.Matrix("centroids"));
        return points.Columns == centroids.Columns && points.Columns > 0
            ? new(points.Rows, centroids.Rows, points.Columns, points.Elements, centroids.Elements)
            : throw new InputException("'points' and 'centroids' differ in dimension, or have none");
    }

    private sealed record Input(int N, int K, int D, double[] Points, double[] Centroids);
}
