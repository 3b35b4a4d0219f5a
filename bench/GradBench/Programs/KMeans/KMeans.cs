namespace AutoDiffGen.GradBench;

internal static partial class KMeans
{
    /// <summary>The sum of the squared distances of the points, in d dimensions, from the centroid next to each.</summary>
    public static double Cost([NoGrad] ReadOnlySpan<double> points, ReadOnlySpan<double> centroids, int d)
    {
        var cost = 0.0;
        for (var point = 0; point < points.Length; point += d)
        {
            var closest = double.PositiveInfinity;
            for (var centroid = 0; centroid < centroids.Length; centroid += d)
            {
                var distance = SquaredDistance(points.Slice(point, d), centroids.Slice(centroid, d));
                if (distance < closest)
                {
                    closest = distance;
                }
            }
            cost += closest;
        }
        return cost;
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
