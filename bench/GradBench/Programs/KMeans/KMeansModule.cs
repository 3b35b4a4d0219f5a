using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>k-means clustering: the cost, and the step that Newton's method takes from the centroids.</summary>
internal static class KMeansModule
{
    public static Module Create() => new("kmeans", new Dictionary<string, Function>
    {
        ["cost"] = Function.Of(
            Read,
            input => KMeans.Cost(input.N, input.K, input.D, input.Points, input.Centroids),
            JsonOutput.Number),
    });

    private static Input Read(JsonElement input)
    {
        var (points, centroids) = (input.Matrix("points"), input.Matrix("centroids"));
        return points.Columns == centroids.Columns && points.Columns > 0
            ? new(points.Rows, centroids.Rows, points.Columns, points.Elements, centroids.Elements)
            : throw new InputException("'points' and 'centroids' differ in dimension, or have none");
    }

    private sealed record Input(int N, int K, int D, double[] Points, double[] Centroids);
}
