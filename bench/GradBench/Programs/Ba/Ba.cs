namespace AutoDiffGen.GradBench;

/// <summary>
/// Bundle adjustment. A camera has eleven parameters: a rotation (axis times angle), the center, the focal length, the
/// principal point (two), and two of radial distortion.
/// </summary>
internal static partial class Ba
{
    public const int CameraParameters = 11;

    /// <summary>How far a camera sees a point from where it was observed, weighted.</summary>
    [Differentiable(Derivatives.Pair)]
    public static (double X, double Y) ReprojectionError(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight,
        [NoGrad] double featureX, [NoGrad] double featureY)
    {
        var x = point[0] - camera[3];
        var y = point[1] - camera[4];
        var z = point[2] - camera[5];
        var (rotatedX, rotatedY, rotatedZ) = Rotate(camera[0], camera[1], camera[2], x, y, z);

        var projectedX = rotatedX / rotatedZ;
        var projectedY = rotatedY / rotatedZ;
        var radius = projectedX * projectedX + projectedY * projectedY;
        var distortion = 1 + camera[9] * radius + camera[10] * radius * radius;

        return (
            weight * (projectedX * distortion * camera[6] + camera[7] - featureX),
            weight * (projectedY * distortion * camera[6] + camera[8] - featureY));
    }

    /// <summary>The error term that keeps a weight near one.</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>Rodrigues' formula: rotates (x, y, z) about the axis (a, b, c) by an angle of its length.</summary>
    private static (double X, double Y, double Z) Rotate(double a, double b, double c, double x, double y, double z)
    {
        var squaredAngle = a * a + b * b + c * c;
        if (squaredAngle == 0)
        {
            return (x + b * z - c * y, y + c * x - a * z, z + a * y - b * x);
        }
        var angle = Math.Sqrt(squaredAngle);
        var cos = Math.Cos(angle);
        var sin = Math.Sin(angle);
        var inverse = 1 / angle;
        a *= inverse;
        b *= inverse;
        c *= inverse;
        var along = (a * x + b * y + c * z) * (1 - cos);
        return (
            x * cos + (b * z - c * y) * sin + a * along,
            y * cos + (c * x - a * z) * sin + b * along,
            z * cos + (a * y - b * x) * sin + c * along);
    }
}
