using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Methods that are called by themselves get the tangents beside the values, and give them back so. What a pair keeps has
/// tangents in residuals of the same type.
/// </content>
internal sealed partial class ForwardMode
{
    private void Visit(Invoke invoke)
    {
        if (invoke.Callee.Key.Length == 0)
        {
            throw new NotDifferentiableException("the derivative of a method of another assembly is not differentiated again");
        }

        if (invoke.Callee.Export is not null)
        {
            VisitExport(invoke);
            return;
        }

        var given = invoke.Callee.Parameters.Zip(invoke.Arguments, (parameter, argument) => (parameter, argument)).Where(entry => entry.parameter.IsActive).ToArray();
        var tangents = given.Select(entry => entry.argument).Select(argument => argument.Type.IsMemory
            ? (_shadows.Has(argument) ? _shadows.Of(argument) : MemoryHelpers.ZerosLike(argument))
            : Tangent(argument) is { } tangent ? Bind(argument, tangent) : _derivatives.Zero(argument)).ToArray();
        var results = invoke.Results.ToList();
        foreach (Value result in invoke.Results.Where(result => result.Type.IsDifferentiable))
        {
            Value tangent = TangentOf(result);
            _tangents[result.Id] = new Ref(tangent);
            results.Add(tangent);
        }

        _statements.Add(invoke with
        {
            // The values are computed as they are without the tangents, to the last bit.
            Section = invoke.Section == Section.Forward ? Section.Forward : _section,
            Callee = invoke.Callee.Derived(Callee.WithTangent, invoke.Callee.Parameters.Concat(given.Select(entry => entry.parameter)).ToEquatableArray()),
            Arguments = invoke.Arguments.Concat(tangents).ToEquatableArray(),
            Results = results.ToEquatableArray(),
            Quote = string.Empty,
        });
    }

    /// <summary>The tangents of residuals are residuals.</summary>
    private void VisitResiduals(Let let)
    {
        Value tangents = TangentOf(let.Target);
        _tangents[let.Target.Id] = new Ref(tangents);
        _statements.Add(let with { Target = tangents });
    }

    /// <summary>What keeps the tangents of what is kept.</summary>
    private Expr ShadowOfKept(Expr kept)
    {
        if (!ResidualFunctions.IsRead(kept))
        {
            return kept;
        }

        ResidualFields.RequireNumbers(kept);
        return ResidualFunctions.From(ShadowOf(((Ref)kept.Children[0]).Value), kept);
    }
}
