using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>
/// A derivative rule in the canonical form that the generator wrote when the declaring assembly was compiled. Consumers
/// read only this form. Not for use in source.
/// </summary>
/// <param name="operation">The documentation comment id of the operation.</param>
/// <param name="rule">The rule: kind, parameter and formula, with every symbol spelled out.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DerivativeRuleAttribute(string operation, string rule) : Attribute
{
    /// <summary>The documentation comment id of the operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The rule in canonical form.</summary>
    public string Rule { get; } = rule;
}
