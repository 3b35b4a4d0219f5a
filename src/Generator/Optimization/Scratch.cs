using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Arrays that nobody sees when the method, or an iteration of a loop, is over are used again by the next: those of the
/// user's and their shadows alike. They are spans then, where they are not kept as references.
/// </summary>
internal sealed class Scratch
{
    private readonly Function _function;
    private readonly Escapes _escapes;
    private readonly Spans _spans = new();
    private int _nextId;

    private Scratch(Function function)
    {
        (_function, _nextId) = (function, function.NextId);
        _escapes = new Escapes(function);
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.All().Any(statement => AllocationOf(statement) is not null))
        {
            return function;
        }

        var scratch = new Scratch(function);
        Block body = scratch.Visit(function.Body, isOutermost: true);
        return function with { Body = scratch._spans.In(body), NextId = scratch._nextId };
    }

    private Block Visit(Block block, bool isOutermost)
    {
        var rooms = new Dictionary<TypeRef, Value>();
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            int known = rooms.Count;
            Statement visited = Visit(statement, isOutermost ? null : block, rooms);
            statements.AddRange(rooms.Values.Skip(known).Select(room => new Let(statement.Section, room, ScratchFunctions.Rent(room.Type), IsPinned: true, IsUsing: true)));
            statements.Add(visited);
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <param name="statement">The statement.</param>
    /// <param name="iteration">The body of the loop that it stands in; null where it stands in none.</param>
    /// <param name="rooms">Where arrays of a type are taken from.</param>
    private Statement Visit(Statement statement, Block? iteration, Dictionary<TypeRef, Value> rooms)
    {
        switch (statement)
        {
            case Loop loop:
                return loop with { Body = Visit(loop.Body, isOutermost: false) };
            case Let let when AllocationOf(let) is { } allocation && _escapes.IsOwn(let.Target) && IsOver(let.Target, iteration):
                TypeRef room = ScratchFunctions.Type(allocation.Type.Item!);
                if (!rooms.TryGetValue(room, out Value? scratch))
                {
                    rooms.Add(room, scratch = new Value(_nextId++, "scratch", room, ValueRole.Temporary));
                }

                if (!_escapes.MayBeSpan(let.Target, _function))
                {
                    Expr array = ScratchFunctions.Array(scratch, allocation);
                    return let with { Expression = let.Expression is Cast cast ? cast.With(new[] { array }.ToEquatableArray()) : array };
                }

                foreach (Value value in _escapes.ArraysOf(let.Target, _function))
                {
                    _spans.Add(value);
                }

                return let with { Expression = ScratchFunctions.Zeros(scratch, allocation) };
            default:
                return statement.WithBlocks(statement.Blocks.Select(inner => new Block(inner.Statements.Select(part => Visit(part, iteration, rooms)).ToEquatableArray())).ToArray());
        }
    }

    /// <summary>Whether the array is not used any more where the block that takes it ends.</summary>
    private bool IsOver(Value array, Block? iteration) => iteration is null || _escapes.IsOfBlock(array, iteration, _function);

    /// <summary>The array of numbers in one or two dimensions that a statement makes.</summary>
    private static Call? AllocationOf(Statement statement)
    {
        Expr? made = statement is Let { IsPinned: true } let ? MemoryFunctions.Uncast(let.Expression) : null;
        return made is Call { Type: { Category: TypeCategory.Array, Rank: 1 or 2, Item: { } item } } call
            && call.Arguments.Count == call.Type.Rank
            && MemoryFunctions.IsNew(call)
            && !MemoryFunctions.IsOnStack(call)
            && (item.IsNumber || item.Category == TypeCategory.Bool)
            && call.Arguments.All(length => length.Type.Name == "int")
            ? call
            : null;
    }
}
