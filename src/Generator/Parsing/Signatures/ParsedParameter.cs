using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>A parameter of a [Differentiable] method.</summary>
/// <param name="Value">What stands for it in the body: a reference, or the references of its members.</param>
/// <param name="Leaves">The parameters of the function in the IR.</param>
internal sealed record ParsedParameter(Expr Value, IReadOnlyList<Parameter> Leaves)
{
    public bool IsActive => Leaves.Any(leaf => leaf.IsActive);
}
