using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Which classes of memory somebody else may hold when a block is left: the caller, what was called, or what stands around
/// the block. All that is not known to look at memory only while it is there counts as holding it.
/// </summary>
internal sealed class Escapes
{
    private readonly Aliasing _aliasing;
    private readonly HashSet<int> _held;

    /// <summary>The classes of memory that is referred to in ways for which it must be an array.</summary>
    private readonly HashSet<int> _arrays = [];

    public Escapes(Function function)
    {
        _aliasing = Aliasing.Of(function);
        _held = [Aliasing.External, Aliasing.Nothing, .. function.Parameters.Where(parameter => parameter.Value.Type.IsMemory).Select(parameter => _aliasing.ClassOf(parameter.Value))];
        foreach (Expr result in function.Results.Select(result => result.Expression))
        {
            Hold(result);
            Visit(result);
        }

        foreach (Statement statement in function.Body.All())
        {
            if (statement is Invoke invoke)
            {
                invoke.Arguments.Where(argument => argument.Type.Category == TypeCategory.Array).ToList().ForEach(Hold);
            }

            AddArrays(statement);

            foreach (Expr expr in statement.Expressions)
            {
                Visit(expr);
            }
        }
    }

    /// <summary>Whether only this method ever refers to the memory that a value refers to.</summary>
    public bool IsOwn(Value memory) => !_held.Contains(_aliasing.ClassOf(memory));

    /// <summary>Whether spans can take the place of all arrays that may be the same as this one.</summary>
    public bool MayBeSpan(Value array, Function function)
    {
        int memory = _aliasing.ClassOf(array);
        return !_arrays.Contains(memory)
            && function.Body.All().OfType<Let>().Count(let => let.Target.Type.IsMemory && _aliasing.ClassOf(let.Target) == memory && let.Expression.Any(MemoryFunctions.IsAllocation)) == 1
            && ReferencesTo(memory, function).All(value => value.Type.Rank == 1);
    }

    /// <summary>The arrays that may be the same as this one.</summary>
    public IEnumerable<Value> ArraysOf(Value array, Function function) =>
        ReferencesTo(_aliasing.ClassOf(array), function).Where(value => value.Type.Category == TypeCategory.Array);

    private IEnumerable<Value> ReferencesTo(int memory, Function function) => function.Body.Statements
        .SelectMany(Uses.Definitions)
        .Where(value => value.Type.IsMemory && _aliasing.ClassOf(value) == memory);

    /// <summary>Whether nothing outside of a block refers to the memory.</summary>
    public bool IsOfBlock(Value memory, Block block, Function function)
    {
        int memoryClass = _aliasing.ClassOf(memory);
        HashSet<int> inside = [.. block.Statements.SelectMany(Uses.Definitions).Select(value => value.Id)];
        return function.Body.All().All(statement => statement switch
        {
            Save save => !save.Value.Type.IsMemory || _aliasing.ClassOf(save.Value) != memoryClass,
            Loop loop => Definitions(loop).All(value => IsApart(value, memoryClass, inside)),
            _ => statement.Targets.All(value => IsApart(value, memoryClass, inside)),
        });
    }

    /// <summary>Notes what must be an array since it is kept as a reference, or may be null.</summary>
    private void AddArrays(Statement statement)
    {
        IEnumerable<(TypeRef Type, Expr Value, int Memory)> given = statement switch
        {
            Let { Target: { Type.IsMemory: true } target } let => [(target.Type, let.Expression, _aliasing.ClassOf(target))],
            If branch => branch.Merges.Where(merge => merge.Target.Type.IsMemory).SelectMany(merge => new[] { merge.Then, merge.Else }.Select(side => (merge.Target.Type, side, _aliasing.ClassOf(merge.Target)))),
            Loop loop => loop.Carried.Where(carried => carried.Head.Type.IsMemory).SelectMany(carried => new[] { carried.Init, carried.Next }.Select(value => (carried.Head.Type, value, _aliasing.ClassOf(carried.Head)))),
            _ => [],
        };
        _arrays.UnionWith(given.Where(entry => entry.Value.Any(node => node is Const { IsNumber: false })).Select(entry => entry.Memory));
        switch (statement)
        {
            case Store { Value.Type.IsMemory: true } store:
                _arrays.Add(_aliasing.ClassOf(store.Value));
                break;
            case Save { Value.Type.IsMemory: true } save:
                _arrays.Add(_aliasing.ClassOf(save.Value));
                break;
        }
    }

    private static IEnumerable<Value> Definitions(Loop loop) => loop.Heads.Concat(loop.Targets);

    private bool IsApart(Value value, int memoryClass, HashSet<int> inside) =>
        !value.Type.IsMemory || inside.Contains(value.Id) || _aliasing.ClassOf(value) != memoryClass;

    private void Visit(Expr expr) => expr.Visit(node =>
    {
        if (node is Element element && element.Children.Skip(1).Any(index => index.Type.Name is not ("int" or "short" or "ushort" or "byte" or "sbyte" or "char")))
        {
            // A span has no elements at long indices.
            _arrays.Add(_aliasing.ClassOf(element.Memory));
        }

        for (int i = 0; i < node.Children.Count; i++)
        {
            if (node.Children[i].Type.IsMemory && !IsLook(node, i))
            {
                Hold(node.Children[i]);
            }
        }
    });

    /// <summary>Whether a node does not keep the memory that its operand refers to, or is that memory itself.</summary>
    private static bool IsLook(Expr node, int operand) => node switch
    {
        Element => operand == 0,
        Cast or Conditional => node.Type.IsMemory,
        Call call when MemoryFunctions.IsView(call) => operand == 0,
        Call { IsLength: true } => true,
        Call { Function.Name: "GetLength" } call when call.Function.Id.StartsWith("M:System.Array.", StringComparison.Ordinal) => true,
        Call call when MemoryFunctions.IsAllocation(call) => true,
        Call call => call.Function.Id.StartsWith("MemoryGuard.", StringComparison.Ordinal)
            || ShadowFunctions.IsScaled(call)
            || (call.Arguments[operand].Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan && !call.Type.IsMemory && call.Function.Style != CallStyle.Text && call.Type.Category != TypeCategory.Other),
        _ => false,
    };

    private void Hold(Expr memory)
    {
        if (memory.Type.IsMemory)
        {
            _held.Add(_aliasing.ClassOf(memory));
        }
    }
}
