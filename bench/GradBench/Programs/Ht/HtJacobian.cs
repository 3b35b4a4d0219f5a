namespace AutoDiffGen.GradBench;

/// <summary>
/// The Jacobian of the errors, a row for each, by columns in forward mode. A point depends on no barycentric coordinates but
/// its own two, so those of all points share two columns, which come before those of the pose.
/// </summary>
internal static class HtJacobian
{
    public static Matrix Of(HtInput input)
    {
        var rows = 3 * input.Correspondences.Length;
        var columns = (input.Us.Length > 0 ? 2 : 0) + input.Theta.Length;
        var jacobian = new Matrix(new double[rows * columns], rows, columns);
        var (alongTheta, alongUs) = (new double[input.Theta.Length], new double[input.Us.Length]);
        var column = 0;
        if (input.Us.Length > 0)
        {
            for (; column < 2; column++)
            {
                Array.Clear(alongUs);
                for (var i = column; i < alongUs.Length; i += 2)
                {
                    alongUs[i] = 1;
                }
                Fill(jacobian, column, Tangent(input, alongTheta, alongUs));
            }
            Array.Clear(alongUs);
        }
        for (var i = 0; i < alongTheta.Length; i++, column++)
        {
            alongTheta[i] = 1;
            Fill(jacobian, column, Tangent(input, alongTheta, alongUs));
            alongTheta[i] = 0;
        }
        return jacobian;
    }

    private static double[] Tangent(HtInput input, double[] alongTheta, double[] alongUs) => input.Us.Length == 0
        ? Ht.AtVerticesJvp(input.Theta, input.Model, input.Correspondences, input.Points, alongTheta).Tangent
        : Ht.InTrianglesJvp(input.Theta, input.Us, input.Model, input.Correspondences, input.Points, alongTheta, alongUs).Tangent;

    private static void Fill(Matrix matrix, int column, double[] values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            matrix.Elements[row * matrix.Columns + column] = values[row];
        }
    }
}
