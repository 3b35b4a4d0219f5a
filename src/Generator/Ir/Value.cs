namespace AutoDiffGen.Generator.Ir;

/// <summary>What a value stands for; decides its place in a product and whether the optimizer may inline it.</summary>
internal enum ValueRole
{
    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A local of the user's.</summary>
    Local,

    /// <summary>A local constant of the user's.</summary>
    Constant,

    /// <summary>The result of the method.</summary>
    Result,

    /// <summary>The cotangent or tangent of a named value.</summary>
    Derivative,

    /// <summary>A derivative that was named only because the transformation needed a name; inlined where it can be.</summary>
    DerivativeTemporary,

    /// <summary>A primal subexpression that the generator named.</summary>
    Temporary,
}

/// <summary>
/// A value that is assigned once. The emitter gives the versions of one variable the same name again where it can.
/// </summary>
/// <param name="Id">Unique in its function.</param>
/// <param name="Name">The name that is wanted; the namer makes it unique.</param>
/// <param name="Type">Its type.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Variable">The id of the first version of the variable it is a version of; its own id where it is the only one.</param>
/// <param name="Like">For a cotangent or tangent, the id of the value whose shape it has; else -1.</param>
internal sealed record Value(int Id, string Name, TypeRef Type, ValueRole Role, int Variable, int Like = -1)
{
    /// <summary>The first version of a variable.</summary>
    public Value(int id, string name, TypeRef type, ValueRole role)
        : this(id, name, type, role, Variable: id)
    {
    }

    public bool IsDerivative => Role is ValueRole.Derivative or ValueRole.DerivativeTemporary;

    public bool Equals(Value? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (Id == other.Id
                && Role == other.Role
                && Variable == other.Variable
                && Name == other.Name
                && Type == other.Type));

    public override int GetHashCode() => Id;
}
