namespace AutoDiffGen;

/// <summary>
/// Tells how the shape of the result follows from the shapes of the tensor arguments, in the notation of numpy's
/// generalized ufuncs: <c>"(n,k),(k,m)->(n,m)"</c>. Also <c>"broadcast"</c> (numpy broadcasting of all tensor arguments),
/// <c>"->()"</c> (no dimensions) and <c>"->name"</c> (the shape that the parameter <c>name</c> holds).
/// Elementwise rules imply <c>"broadcast"</c>.
/// </summary>
/// <param name="signature">The signature.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class ShapeSignatureAttribute(string signature) : Attribute
{
    /// <summary>The signature.</summary>
    public string Signature { get; } = signature;
}
