using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Calls of other assemblies by the pair that was generated there: <c>FForward</c> in the forward pass, and for its adjoint
/// <c>FBackward</c>, which takes the cotangents of what the call left in memory and leaves those of what it found there.
/// </content>
internal sealed partial class ReverseMode
{
    private void BackwardOfExport(Invoke invoke)
    {
        Export export = invoke.Callee.Export!;
        var call = new ExportedCall(invoke, _values);
        Expr?[] seeds = [.. call.Leaves.Select(SeedOf)];
        var shadows = new Dictionary<string, Expr>();
        var gradients = new List<(ExportedValue Parameter, IReadOnlyList<Expr> Arguments, Value Gradient)>();
        foreach ((ExportedValue parameter, IReadOnlyList<Expr> arguments) in export.Of<Expr>(invoke.Arguments).Where(entry => entry.Parameter.IsActive))
        {
            if (parameter.Type.IsMemory)
            {
                shadows.Add(parameter.Name, _shadows.Has(arguments[0]) ? _shadows.Of(arguments[0]) : MemoryHelpers.ZerosLike(arguments[0]));
            }
            else
            {
                string name = parameter.Whole is null ? Derivatives.NameOf(arguments[0]) : parameter.Name;
                gradients.Add((parameter, arguments, NewValue("grad" + Derivatives.Pascal(name), parameter.GradientType, ValueRole.DerivativeTemporary)));
            }
        }

        _statements.Add(call.Backward(seeds, shadows, gradients.Select(entry => entry.Gradient)));
        if (!_accumulates)
        {
            // A backward part that may run again must find what was kept.
            _statements.Add(new Effect(Section.Backward, new Call(InactiveText.Of(InactiveText.Place(0) + ".Dispose()", TypeRef.Void), new Ref(call.Residuals))));
        }

        foreach ((ExportedValue parameter, IReadOnlyList<Expr> arguments, Value gradient) in Enumerable.Reverse(gradients))
        {
            for (int i = arguments.Count - 1; i >= 0; i--)
            {
                if (parameter.GradientLeaf(new Ref(gradient), i) is { } leaf)
                {
                    Backpropagate(arguments[i], leaf);
                }
            }
        }
    }

    /// <summary>The cotangent of a leaf of a result; null where it has none.</summary>
    private Expr? SeedOf(Value leaf) => leaf.Type.IsMemory ? (_shadows.Has(leaf) ? new Ref(_shadows.Of(leaf)) : MemoryHelpers.ZerosLike(new Ref(leaf)))
        : leaf.Type.IsDifferentiable ? _cotangents.Take(leaf) ?? _derivatives.Zero(new Ref(leaf))
        : null;
}
