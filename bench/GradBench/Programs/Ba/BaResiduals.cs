namespace AutoDiffGen.GradBench;

/// <summary>Two reprojection errors an observation, and the error of its weight.</summary>
internal sealed record BaResiduals(double[] Reprojection, double[] Weight)
{
    /// <summary>Room for all errors.</summary>
    public static BaResiduals For(BaInput input) => new(new double[2 * input.Weights.Length], new double[input.Weights.Length]);

    public void Compute(BaInput input)
    {
        for (var i = 0; i < Weight.Length; i++)
        {
            (Reprojection[2 * i], Reprojection[2 * i + 1]) = Ba.ReprojectionError(
                input.Camera(i), input.Point(i), input.Weights[i], input.Features[2 * i], input.Features[2 * i + 1]);
        }
        for (var i = 0; i < Weight.Length; i++)
        {
            Weight[i] = Ba.WeightError(input.Weights[i]);
        }
    }
}
