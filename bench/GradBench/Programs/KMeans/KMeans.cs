namespace AutoDiffGen.GradBench;

internal static partial class KMeans
{
    /// <summary>The sum of the squared distances of n points, in d dimensions, from the one of k centroids next to each.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Hvp)]
    public static double Cost(
        int n, int k, int d, [NoGrad] ReadOnlySpan<double> points, ReadOnlySpan<double> centroids)
    {
        var cost = 0.0;
        for (var p = 0; p < n; p++)
        {
            var point = points.Slice(p * d, d);
            var closest = double.PositiveInfinity;
            for (var c = 0; c < k; c++)
            {
                var centroid = centroids.Slice(c * d, d);
                var distance = 0.0;
                for (var i = 0; i < point.Length; i++)
                {
                    var difference = point[i] - centroid[i];
                    distance += difference * difference;
                }
                // One instruction, as std::min is: nothing is promised where a distance is not a number.
                closest = double.MinNative(closest, distance);
            }
            cost += closest;
        }
        return cost;
    }
}
