namespace AutoDiffGen.Bench.HandWritten;

/// <summary>Many results of many parameters, each of which takes a sine and an exponential.</summary>
public static partial class Waves
{
    /// <summary>Sums of damped waves.</summary>
    /// <param name="x">The places.</param>
    /// <param name="rows">The number of waves.</param>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static double[] Sums(double[] x, [NoGrad] int rows)
    {
        var sums = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            double sum = 0;
            foreach (double v in x)
                sum += Math.Sin(v * (i + 1)) * Math.Exp(-v * v);
            sums[i] = sum;
        }

        return sums;
    }

    /// <summary>The Jacobian, one column at a time.</summary>
    /// <param name="x">The places.</param>
    /// <param name="rows">The number of waves.</param>
    public static double[,] JacobianByColumns(double[] x, int rows)
    {
        var jacobian = new double[rows, x.Length];
        var direction = new double[x.Length];
        for (int column = 0; column < x.Length; column++)
        {
            direction[column] = 1;
            double[] tangent = SumsJvp(x, rows, direction).Tangent;
            for (int row = 0; row < rows; row++)
                jacobian[row, column] = tangent[row];
            direction[column] = 0;
        }

        return jacobian;
    }
}
