using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>A parameter of a [Differentiable] method.</summary>
/// <param name="Value">What stands for it in the body: a reference, or the references of its members.</param>
/// <param name="Leaves">The parameters of the function in the IR.</param>
/// <param name="ReadOnly">The members that must not be assigned: those of an object, or of the receiver; else null.</param>
internal sealed record ParsedParameter(Expr Value, IReadOnlyList<Parameter> Leaves, Layout? ReadOnly = null)
{
    public bool IsActive => Leaves.Any(leaf => leaf.IsActive);

    /// <summary>The leaves that the function gets: of an object those that are read, and one at least.</summary>
    public IEnumerable<Parameter> Needed(System.Func<int, bool> isRead)
    {
        if (ReadOnly is not { IsObject: true })
        {
            return Leaves;
        }

        Parameter[] read = Leaves.Where(leaf => isRead(leaf.Value.Id)).ToArray();
        return read.Length > 0 ? read : [Leaves.FirstOrDefault(leaf => leaf.Value.Type.IsNumber) ?? Leaves[0]];
    }
}
