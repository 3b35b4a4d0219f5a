namespace AutoDiffGen;

/// <summary>
/// The Jacobian-vector product of an operation with respect to one of its parameters, for rules of
/// <see cref="DerivativeKind.General"/>. <c>tangent</c> is the tangent of that parameter, <c>result</c> is the result.
/// </summary>
/// <param name="parameter">The parameter; <see cref="Derivative.This"/> for the receiver.</param>
/// <param name="formula">The formula; the contributions of all active parameters are added up.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class JvpAttribute(string parameter, string formula) : Attribute
{
    /// <summary>The parameter that the rule is for.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The formula.</summary>
    public string Formula { get; } = formula;
}
