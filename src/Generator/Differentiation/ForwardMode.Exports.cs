using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>Calls of other assemblies by the <c>FJvp</c> that was generated there.</content>
internal sealed partial class ForwardMode
{
    private void VisitExport(Invoke invoke)
    {
        Export export = invoke.Callee.Export!;
        if (export.Jvp.Count == 0)
        {
            throw new NotDifferentiableException($"'{invoke.Callee.Original}' has no Jvp in its assembly, which forward mode needs", export.Method);
        }

        var call = new ExportedCall(invoke, _values);
        var tangents = new Dictionary<string, Expr>();
        foreach ((ExportedValue parameter, IReadOnlyList<Expr> arguments) in export.Of<Expr>(invoke.Arguments).Where(entry => entry.Parameter.IsActive))
        {
            tangents.Add(parameter.Name, parameter.Type.IsMemory
                ? (_shadows.Has(arguments[0]) ? _shadows.Of(arguments[0]) : MemoryHelpers.ZerosLike(arguments[0]))
                : parameter.AssembleGradient(arguments.Select((argument, i) => argument.Type.IsDifferentiable ? Tangent(argument) ?? _derivatives.Zero(argument) : null).ToArray()));
        }

        Value tangent = export.Result.Whole is null ? TangentOf(call.Leaves[0]) : NewValue(_values.NameOfDerivative("all"), export.Result.GradientType, ValueRole.DerivativeTemporary);
        _statements.AddRange(call.WithTangent(tangents, tangent));
        for (int i = 0; i < call.Leaves.Count; i++)
        {
            if (export.Result.GradientLeaf(new Ref(tangent), i) is { } leaf)
            {
                _tangents[call.Leaves[i].Id] = leaf;
            }
        }
    }
}
