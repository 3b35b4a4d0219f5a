namespace AutoDiffGen.GradBench;

internal static partial class KMeans
{
    /// <summary>The sum of the squared distances of the points, in d dimensions, from the centroid next to each.</summary>
    public static double Cost([NoGrad] ReadOnlySpan<double> points, ReadOnlySpan<double> centroids, int d)
    {
        var cost = 0.0;
        for (var start = 0; start < points.Length; start += d)
        {
            var point = points.Slice(start, d);
            var closest = double.PositiveInfinity;
            for (var centroid = 0; centroid < centroids.Length; centroid += d)
            {
                var distance = 0.0;
                for (var i = 0; i < point.Length; i++)
                {
                    var difference = point[i] - centroids[centroid + i];
                    distance += difference * difference;
                }
                closest = Math.Min(closest, distance);
            }
            cost += closest;
        }
        return cost;
    }
}
