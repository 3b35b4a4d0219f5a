namespace AutoDiffGen;

/// <summary>
/// Excludes a parameter or a member from differentiation: no gradient of it is computed. The counterpart of
/// <c>requires_grad=False</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NoGradAttribute : Attribute;
