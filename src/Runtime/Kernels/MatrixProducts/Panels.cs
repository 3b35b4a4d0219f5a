namespace AutoDiffGen;

/// <summary>
/// How the columns of B are cut into panels of up to three vectors: as evenly as possible, because a panel of a single
/// vector keeps the multipliers only half busy.
/// </summary>
internal readonly struct Panels
{
    /// <summary>The vectors in the widest panel.</summary>
    public const int MaxVectors = 3;

    private readonly int _columns;
    private readonly int _vectorWidth;
    private readonly int _vectors;

    public Panels(int columns, int vectorWidth)
    {
        _columns = columns;
        _vectorWidth = vectorWidth;
        _vectors = (columns + vectorWidth - 1) / vectorWidth;
        Count = (_vectors + MaxVectors - 1) / MaxVectors;
    }

    /// <summary>The number of panels.</summary>
    public int Count { get; }

    /// <summary>The columns of all panels, rounded up to whole vectors.</summary>
    public int TotalWidth => _vectors * _vectorWidth;

    /// <summary>Whether even the last panel can be moved to where all of it is inside the matrix.</summary>
    public bool FitInside => Padded(Count - 1).Width <= _columns;

    /// <summary>
    /// A panel that is wider than its columns if it is the last one and they do not fill its vectors.
    /// </summary>
    public Panel Padded(int index)
    {
        int vectors = _vectors / Count;
        int larger = _vectors % Count;
        int first = (index * vectors) + Math.Min(index, larger);
        int width = (index < larger ? vectors + 1 : vectors) * _vectorWidth;
        int column = first * _vectorWidth;
        return new Panel(column, Math.Min(width, _columns - column), width, column);
    }

    /// <summary>
    /// A panel as wide as its vectors; the last one is moved to the left until it fits, and computes a few columns again.
    /// </summary>
    public Panel Shifted(int index)
    {
        var panel = Padded(index);
        return new Panel(Math.Min(panel.Column, _columns - panel.Width), panel.Width, panel.Width, panel.Offset);
    }
}

/// <summary>Some columns of B.</summary>
/// <param name="Column">The first column.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Width">The number of columns in whole vectors.</param>
/// <param name="Offset">The widths of the panels before this one.</param>
internal readonly record struct Panel(int Column, int Columns, int Width, int Offset);
