using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>Arrays and spans: what is done to them is done to their tangents, before it.</content>
internal sealed partial class ForwardMode
{
    private readonly Shadows _shadows;

    /// <summary>The tangents of the parameters are parameters; memory that only becomes active has tangents of zero at first.</summary>
    private void DeclareShadows()
    {
        Parameter[] memory = _function.Parameters.Where(parameter => _shadows.Has(parameter.Value)).ToArray();
        if (!_isPart)
        {
            Guard(memory);
        }

        foreach (Parameter parameter in memory.Where(parameter => !parameter.IsActive))
        {
            _statements.Add(new Let(Section.Forward, _shadows.Of(parameter.Value), MemoryHelpers.ZerosLike(new Ref(parameter.Value)), IsPinned: true));
        }
    }

    /// <summary>Checks that the tangents fit what they are the tangents of, and overlap nothing that is written.</summary>
    private void Guard(Parameter[] memory)
    {
        Aliasing aliasing = Aliasing.Of(_function);
        var written = new Writes(aliasing, _function).Of(_function.Body);
        foreach (Parameter parameter in memory.Where(parameter => parameter.IsActive))
        {
            Value tangent = _shadows.Of(parameter.Value);
            _statements.Add(MemoryHelpers.RequireSameLength(tangent, parameter.Value));
            if (parameter.Value.Type.Item!.IsMemory && written.Contains(aliasing.ClassOf(parameter.Value)))
            {
                _statements.Add(MemoryHelpers.RequireSameSharing(tangent, parameter.Value));
            }
        }

        Value[] all = _function.Parameters.Select(parameter => parameter.Value)
            .Concat(memory.Where(parameter => parameter.IsActive).Select(parameter => _shadows.Of(parameter.Value)))
            .ToArray();
        int[] writtenTangents = memory.Where(parameter => written.Contains(aliasing.ClassOf(parameter.Value))).Select(parameter => _shadows.Of(parameter.Value).Id).ToArray();
        HashSet<Statement> guards = [.. _function.Body.Statements.OfType<Effect>()];
        _statements.AddRange(MemoryHelpers.RequireNoOverlap(all, value => written.Contains(aliasing.ClassOf(value)) || writtenTangents.Contains(value.Id)).Where(guard => !guards.Contains(guard)));
    }

    private bool WritesActive(Store store) => _shadows.Has(store.Target.Memory) && store.Target.CarriesDerivative;

    private void Visit(Store store)
    {
        if (store.Value.Type.IsMemory)
        {
            _statements.Add(store);
            _statements.Add(store with { Target = _shadows.Of(store.Target), Value = _shadows.Of(store.Value), Quote = string.Empty });
            return;
        }

        Expr tangent = Tangent(store.Value) ?? _derivatives.Zero(store.Value);
        _statements.Add(new Store(_section, _shadows.Of(store.Target), tangent));
        _statements.Add(store);
    }

    private void Visit(Bulk bulk)
    {
        if (bulk.Kind is BulkKind.Push or BulkKind.Pop)
        {
            _statements.Add(bulk);
            _statements.Add(bulk with { Target = TangentsIn(bulk.Target), Source = TangentsIn(bulk.Source!) });
            return;
        }

        Expr shadow = _shadows.Of(bulk.Target);
        if (bulk.Source is not { } source || _shadows.Has(source))
        {
            _statements.Add(bulk with { Section = _section, Target = shadow, Source = bulk.Source is null ? null : _shadows.Of(bulk.Source), Quote = string.Empty });
        }
        else if (bulk.Kind == BulkKind.Copy)
        {
            _statements.Add(new Bulk(_section, BulkKind.Clear, shadow));
        }

        _statements.Add(bulk);
    }

    /// <summary>The tangents of memory, or the stack that keeps them.</summary>
    private Expr TangentsIn(Expr memoryOrStack) =>
        memoryOrStack.Type.IsMemory ? _shadows.Of(memoryOrStack) : new Ref(ShadowOf(((Ref)memoryOrStack).Value));
}
