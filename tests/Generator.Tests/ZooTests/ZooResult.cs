namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>What came of calling a generated member.</summary>
/// <param name="Value">The value of the forward method.</param>
/// <param name="Derivatives">The gradients, whether they were returned or written to spans; or the tangent.</param>
/// <param name="Arguments">The arguments of the forward method as the call left them.</param>
internal sealed record ZooResult(object Value, object[] Derivatives, object?[] Arguments);
