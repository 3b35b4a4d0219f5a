using System;

namespace AutoDiffGen.Generator.Ir;

/// <summary>How a call is printed.</summary>
internal enum CallStyle
{
    /// <summary><c>Qualifier.Name(a, b)</c>, or <c>Name(a, b)</c> where the qualifier is empty.</summary>
    Static,

    /// <summary><c>a.Name(b)</c>, for instance methods and extension methods.</summary>
    Member,

    /// <summary><c>a.Name</c>.</summary>
    Property,

    /// <summary><c>Qualifier.Name</c>, for static properties and fields.</summary>
    StaticProperty,

    /// <summary>An operator of a type; printed as its symbol.</summary>
    Operator,

    /// <summary><c>a[b]</c>.</summary>
    Indexer,

    /// <summary><c>new Name(a, b)</c>.</summary>
    Constructor,

    /// <summary>Text of the user's with places for the arguments; see <see cref="InactiveText"/>.</summary>
    Text,

    /// <summary><c>new Name { First = a, Second = b }</c>, by the names of the parameters.</summary>
    Initializer,
}

/// <summary>
/// A function that generated code can call: identity, signature and the way it is printed. Two references are the same
/// function when their identity is the same, however they are printed.
/// </summary>
/// <param name="Id">The documentation comment id with the type arguments.</param>
/// <param name="Name">The simple name, with type arguments where they cannot be inferred.</param>
/// <param name="Qualifier">What stands before the dot in a static call; empty where the short name binds.</param>
/// <param name="Style">How a call is printed.</param>
/// <param name="ReturnType">The type of the result.</param>
/// <param name="Parameters">The parameters, the receiver first.</param>
/// <param name="Shape">The shape signature; empty where there is none.</param>
/// <param name="IsPure">Whether calls may be repeated, moved and dropped.</param>
internal sealed record FunctionRef(
    string Id,
    string Name,
    string Qualifier,
    CallStyle Style,
    TypeRef ReturnType,
    EquatableArray<FunctionParameter> Parameters,
    string Shape,
    bool IsPure)
{
    /// <summary>Whether it is one of the runtime's tensor operations, the meaning of which is known by name.</summary>
    public bool IsTensorOperation => Id.Contains(":AutoDiffGen.Tensor");

    public bool Equals(FunctionRef? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>A parameter of a <see cref="FunctionRef"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsGeneric">Whether its declared type is a bare type parameter, so that a literal must carry its type.</param>
/// <param name="Default">The default as it is printed; an argument that equals it is left out at the end of a call.</param>
/// <param name="IsNoGrad">Whether it is marked [NoGrad]: no derivative flows through it.</param>
internal sealed record FunctionParameter(string Name, TypeRef Type, bool IsGeneric, string? Default = null, bool IsNoGrad = false);
