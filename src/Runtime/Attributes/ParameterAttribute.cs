namespace AutoDiffGen;

/// <summary>Marks a private field or a get-only property as active: a gradient of it is computed.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute;
