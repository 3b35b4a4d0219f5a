using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// How a method of another assembly is called with what was generated for it there: by its pair, and by its <c>FJvp</c>.
/// An <see cref="Invoke"/> of it has the leaves of its arguments and of its result, and then what its pair keeps.
/// </summary>
/// <param name="Method">The identity of the method.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Result">Its result.</param>
/// <param name="Forward">The names of what <c>FForward</c> is passed, without the residuals.</param>
/// <param name="Out">The place of the residuals among that.</param>
/// <param name="Backward">The names of the parameters of <c>FBackward</c>; empty where there is none.</param>
/// <param name="Jvp">The names of the parameters of <c>FJvp</c>; empty where there is none.</param>
/// <param name="WritesAnything">Whether it may write memory that it is not passed.</param>
/// <param name="IsOfInstance">Whether the first of the parameters is what it is called on.</param>
internal sealed record Export(
    string Method,
    EquatableArray<ExportedValue> Parameters,
    ExportedValue Result,
    EquatableArray<string> Forward,
    int Out,
    EquatableArray<string> Backward,
    EquatableArray<string> Jvp,
    bool WritesAnything,
    bool IsOfInstance = false)
{
    /// <summary>The parameters, each with its part of a list that has an item for each leaf.</summary>
    public IEnumerable<(ExportedValue Parameter, IReadOnlyList<T> Leaves)> Of<T>(IReadOnlyList<T> leaves)
    {
        int next = 0;
        foreach (ExportedValue parameter in Parameters)
        {
            yield return (parameter, leaves.Skip(next).Take(parameter.Leaves).ToArray());
            next += parameter.Leaves;
        }
    }
}

/// <summary>A parameter or the result of an <see cref="Export"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsActive">Whether it has a gradient there.</param>
/// <param name="Whole">What it is made of; null where it has one leaf.</param>
/// <param name="Gradient">What its gradient is made of; null where it has one leaf or none.</param>
/// <param name="GradientLeaves">For each leaf its place in the gradient; -1 where it has none.</param>
internal sealed record ExportedValue(
    string Name, TypeRef Type, bool IsActive, Structure? Whole, Structure? Gradient, EquatableArray<int> GradientLeaves)
{
    public int Leaves => Whole?.Leaves ?? 1;

    public TypeRef GradientType => Gradient?.Type ?? MemoryFunctions.ShadowType(Type);

    /// <summary>The value with these leaves.</summary>
    public Expr Assemble(IReadOnlyList<Expr> leaves) => Whole?.Assemble(leaves) ?? leaves[0];

    /// <summary>The gradient or tangent with these leaves; those that have none are not in it.</summary>
    public Expr AssembleGradient(IReadOnlyList<Expr?> leaves) =>
        Gradient?.Assemble(leaves.Where((_, i) => GradientLeaves[i] >= 0).Select(leaf => leaf!)) ?? leaves[0]!;

    /// <summary>A leaf of a value.</summary>
    public Expr Leaf(Expr whole, int leaf) => Whole is null ? whole : LeafOf(whole, Whole, leaf);

    /// <summary>A leaf of a gradient; null where it has none.</summary>
    public Expr? GradientLeaf(Expr whole, int leaf) =>
        Gradient is null ? whole : GradientLeaves[leaf] is >= 0 and var place ? LeafOf(whole, Gradient, place) : null;

    private static Expr LeafOf(Expr whole, Structure structure, int leaf)
    {
        string path = structure.Paths().ElementAt(leaf).TrimStart('.');
        return path.Length == 0 ? whole : new Call(
            new FunctionRef(
                "member " + path + " of " + whole.Type.Name,
                path,
                Qualifier: string.Empty,
                CallStyle.Property,
                structure.LeafTypes().ElementAt(leaf),
                new[] { new FunctionParameter("this", whole.Type, IsGeneric: false) }.ToEquatableArray(),
                Shape: string.Empty,
                IsPure: true),
            whole);
    }
}
