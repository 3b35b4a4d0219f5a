namespace AutoDiffGen.GradBench;

/// <summary>
/// The Jacobian of all residuals, in compressed rows: row i has the entries from <c>RowStarts[i]</c> to below
/// <c>RowStarts[i + 1]</c>. The columns are all cameras, then all points, then all weights.
/// </summary>
internal sealed record BaJacobian(int[] RowStarts, int[] Columns, double[] Values)
{
    /// <summary>A reprojection error depends on a camera, a point and a weight.</summary>
    public const int EntriesInARow = Ba.CameraParameters + 3 + 1;

    public static BaJacobian Of(BaInput input)
    {
        var observations = input.Weights.Length;
        var entries = (2 * EntriesInARow + 1) * observations;
        var jacobian = new BaJacobian(new int[3 * observations + 1], new int[entries], new double[entries]);
        for (var i = 0; i < observations; i++)
        {
            jacobian.AddRow(input, i, 2 * i, (1, 0));
            jacobian.AddRow(input, i, 2 * i + 1, (0, 1));
        }
        for (var i = 0; i < observations; i++)
        {
            var (row, entry) = (2 * observations + i, 2 * EntriesInARow * observations + i);
            jacobian.RowStarts[row + 1] = entry + 1;
            jacobian.Columns[entry] = input.FirstWeight + i;
            (_, jacobian.Values[entry]) = Ba.WeightErrorValueAndGrad(input.Weights[i]);
        }
        return jacobian;
    }

    /// <summary>The gradient of one of the two errors of an observation.</summary>
    private void AddRow(BaInput input, int observation, int row, (double X, double Y) seed)
    {
        var start = row * EntriesInARow;
        RowStarts[row + 1] = start + EntriesInARow;
        var columns = Columns.AsSpan(start, EntriesInARow);
        for (var i = 0; i < Ba.CameraParameters; i++)
        {
            columns[i] = Ba.CameraParameters * input.CameraOf[observation] + i;
        }
        for (var i = 0; i < 3; i++)
        {
            columns[Ba.CameraParameters + i] = input.FirstPoint + 3 * input.PointOf[observation] + i;
        }
        columns[^1] = input.FirstWeight + observation;

        var values = Values.AsSpan(start, EntriesInARow);
        (_, values[^1]) = Ba.ReprojectionErrorVjp(
            input.Camera(observation), input.Point(observation), input.Weights[observation],
            input.Features[2 * observation], input.Features[2 * observation + 1],
            values[..Ba.CameraParameters], values.Slice(Ba.CameraParameters, 3), seed);
    }
}
