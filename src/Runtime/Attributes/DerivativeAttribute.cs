namespace AutoDiffGen;

/// <summary>
/// The vector-Jacobian product of an operation with respect to one of its parameters, as one line of mathematics in C#
/// expression syntax. <c>grad</c> is the cotangent of the result, <c>result</c> is the result, and the parameters go by
/// name. A parameter without a rule has no gradient; the formula <c>"0"</c> says that its derivative is zero.
/// </summary>
/// <param name="parameter">The parameter; <see cref="Derivative.This"/> for the receiver.</param>
/// <param name="formula">The formula. It is bound when the declaring assembly is compiled; a mistake is an error there.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeAttribute(string parameter, string formula) : Attribute
{
    /// <summary>The parameter that the rule is for.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The formula.</summary>
    public string Formula { get; } = formula;

    /// <summary>What the generator may assume of the operation, in this parameter.</summary>
    public DerivativeKind Kind { get; set; } = DerivativeKind.General;
}
