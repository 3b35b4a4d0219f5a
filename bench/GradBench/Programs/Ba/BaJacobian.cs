namespace AutoDiffGen.GradBench;

/// <summary>
/// The Jacobian of all residuals, in compressed rows: row i has the entries from <c>RowStarts[i]</c> to below
/// <c>RowStarts[i + 1]</c>. The columns are all cameras, then all points, then all weights.
/// </summary>
internal sealed record BaJacobian(int[] RowStarts, int[] Columns, double[] Values)
{
    /// <summary>A reprojection error depends on a camera, a point and a weight.</summary>
    public const int EntriesInARow = Ba.CameraParameters + 3 + 1;

    /// <summary>Room for all entries.</summary>
    public static BaJacobian For(BaInput input)
    {
        var observations = input.Weights.Length;
        var entries = (2 * EntriesInARow + 1) * observations;
        return new(new int[3 * observations + 1], new int[entries], new double[entries]);
    }

    public void Compute(BaInput input)
    {
        var observations = input.Weights.Length;
        for (var i = 0; i < observations; i++)
        {
            SetRows(input, i);
        }
        for (var i = 0; i < observations; i++)
        {
            var (row, entry) = (2 * observations + i, 2 * EntriesInARow * observations + i);
            RowStarts[row + 1] = entry + 1;
            Columns[entry] = input.FirstWeight + i;
            (_, Values[entry]) = Ba.WeightErrorValueAndGrad(input.Weights[i]);
        }
    }

    /// <summary>The gradients of the two errors of an observation: the errors are computed once.</summary>
    private void SetRows(BaInput input, int observation)
    {
        var camera = input.Camera(observation);
        var point = input.Point(observation);
        Ba.ReprojectionErrorForward(
            camera, point, input.Weights[observation], input.Features[2 * observation], input.Features[2 * observation + 1],
            out var residuals);
        ReadOnlySpan<(double X, double Y)> seeds = [(1, 0), (0, 1)];
        for (var i = 0; i < seeds.Length; i++)
        {
            var values = NewRow(input, observation, 2 * observation + i);
            values[^1] = Ba.ReprojectionErrorBackward(
                residuals, seeds[i], camera, point, values[..Ba.CameraParameters], values.Slice(Ba.CameraParameters, 3));
        }
        residuals.Dispose();
    }

    /// <summary>Sets the columns of a row, and its values to zero: the gradients are added to them.</summary>
    private Span<double> NewRow(BaInput input, int observation, int row)
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
        values.Clear();
        return values;
    }
}
