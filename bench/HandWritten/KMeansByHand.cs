namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>KMeans.Cost</c>, derived by hand.</summary>
public static class KMeansByHand
{
    /// <summary>
    /// The cost, and its gradient with respect to the centroids: only the closest centroid of a point takes part. The
    /// smallest distance is found without branches, which nothing could predict, and looked up afterwards.
    /// </summary>
    public static double CostValueAndGrad(
        ReadOnlySpan<double> points, ReadOnlySpan<double> centroids, int d, Span<double> gradCentroids)
    {
        gradCentroids.Clear();
        Span<double> distances = stackalloc double[centroids.Length / d];
        var cost = 0.0;
        for (var start = 0; start < points.Length; start += d)
        {
            var point = points.Slice(start, d);
            var closest = double.PositiveInfinity;
            for (var c = 0; c < distances.Length; c++)
            {
                var distance = 0.0;
                for (var i = 0; i < point.Length; i++)
                {
                    var difference = point[i] - centroids[c * d + i];
                    distance += difference * difference;
                }
                distances[c] = distance;
                closest = double.MinNative(closest, distance);
            }
            cost += closest;

            var nearest = 0;
            while (distances[nearest] != closest)
            {
                nearest++;
            }
            for (var i = 0; i < point.Length; i++)
            {
                gradCentroids[nearest * d + i] += 2 * (centroids[nearest * d + i] - point[i]);
            }
        }
        return cost;
    }
}
