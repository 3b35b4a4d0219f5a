namespace AutoDiffGen.GradBench;

/// <summary>
/// Determinants by Laplace expansion along the first row. The rows and columns of a minor are linked lists: each row
/// and column of the whole matrix tells which one follows, and the entry at the end tells the first.
/// </summary>
internal static partial class Det
{
    [Differentiable]
    public static double Primal(ReadOnlySpan<double> a, int size)
    {
        var nextRow = new int[size + 1];
        var nextColumn = new int[size + 1];
        for (var i = 0; i < size; i++)
        {
            nextRow[i] = i + 1;
            nextColumn[i] = i + 1;
        }
        return Minor(a, size, size, nextRow, nextColumn);
    }

    private static double Minor(ReadOnlySpan<double> a, int size, int order, int[] nextRow, int[] nextColumn)
    {
        var row = nextRow[size];
        var column = nextColumn[size];
        if (order == 1)
        {
            return a[row * size + column];
        }

        // Without the first row, and one column after the other.
        nextRow[size] = nextRow[row];
        var determinant = 0.0;
        var sign = 1;
        var previous = size;
        for (var i = 0; i < order; i++)
        {
            nextColumn[previous] = nextColumn[column];
            determinant += sign * a[row * size + column] * Minor(a, size, order - 1, nextRow, nextColumn);
            nextColumn[previous] = column;

            previous = column;
            column = nextColumn[column];
            sign = -sign;
        }
        nextRow[size] = row;
        return determinant;
    }
}
