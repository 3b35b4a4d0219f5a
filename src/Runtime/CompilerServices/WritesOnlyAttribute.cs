using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>
/// Says of a generated forward part which of the arrays and spans that it is given it writes; it writes to no other memory
/// that can be seen from outside. Where another assembly calls it, the rest need not be saved. Not for use in source.
/// </summary>
/// <param name="parameters">The names of the parameters; none where it only reads.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WritesOnlyAttribute(params string[] parameters) : Attribute
{
    /// <summary>The names of the parameters that are written.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
