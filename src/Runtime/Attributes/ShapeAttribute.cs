namespace AutoDiffGen;

/// <summary>
/// Names the dimensions of a tensor parameter, as in <c>[Shape("N, D_in")]</c>. One name stands for one size in the
/// whole method; an integer literal stands for itself. Checked when a generated member is called.
/// </summary>
/// <param name="dimensions">The dimensions, separated by commas; empty for a tensor without dimensions.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute(string dimensions) : Attribute
{
    /// <summary>The dimensions, separated by commas.</summary>
    public string Dimensions { get; } = dimensions;
}
