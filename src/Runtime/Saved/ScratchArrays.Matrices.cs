namespace AutoDiffGen;

/// <content>Matrices: the same for arrays of two dimensions.</content>
public sealed partial class ScratchArrays<T>
{
    private readonly List<T[,]> _matrices = [];
    private int _usedMatrices;

    /// <summary>A matrix of zeros that may be used until this is disposed.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="OverflowException">A number is negative.</exception>
    public T[,] Array(int rows, int columns)
    {
        for (int i = _usedMatrices; i < _matrices.Count; i++)
        {
            if (_matrices[i] is var matrix && matrix.GetLength(0) == rows && matrix.GetLength(1) == columns)
            {
                (_matrices[i], _matrices[_usedMatrices]) = (_matrices[_usedMatrices], matrix);
                _usedMatrices++;
                System.Array.Clear(matrix);
                return matrix;
            }
        }

        var made = new T[rows, columns];
        _matrices.Insert(_usedMatrices++, made);
        return made;
    }

    /// <param name="kept">How many elements are kept already.</param>
    private void GiveBackMatrices(long kept)
    {
        int count = 0;
        while (count < _matrices.Count && (kept += _matrices[count].Length) <= MostKept)
        {
            count++;
        }

        _matrices.RemoveRange(count, _matrices.Count - count);
        _usedMatrices = 0;
    }
}
