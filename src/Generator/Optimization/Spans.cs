using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Makes values that are arrays to spans of all elements.</summary>
internal sealed class Spans
{
    private readonly Dictionary<int, Value> _spans = [];

    public void Add(Value array) => _spans[array.Id] = array with { Type = MemoryFunctions.SpanOf(array.Type.Item!) };

    public Block In(Block block) => _spans.Count == 0 ? block : new Block(block.Statements.Select(In).ToEquatableArray());

    private Statement In(Statement statement)
    {
        Statement inside = statement.Map(In).WithBlocks(statement.Blocks.Select(In).ToArray());
        return inside switch
        {
            Let let => let with { Target = Of(let.Target) },
            If branch => branch with { Merges = branch.Merges.Select(merge => merge with { Target = Of(merge.Target) }).ToEquatableArray() },
            Loop loop => loop with { Carried = loop.Carried.Select(carried => carried with { Head = Of(carried.Head), Result = Of(carried.Result) }).ToEquatableArray() },
            _ => inside,
        };
    }

    private Value Of(Value value) => _spans.TryGetValue(value.Id, out Value? span) ? span : value;

    private Expr In(Expr expr) => expr.Rewrite(node => node switch
    {
        Ref reference when _spans.TryGetValue(reference.Value.Id, out Value? span) => new Ref(span),
        Call { Function.Name: "AsSpan", Arguments: { Count: > 0 } arguments } call when arguments[0].Type.Category == TypeCategory.Span => Part(call),
        Cast cast when cast.Operand.Type == cast.Type => cast.Operand,
        _ => node,
    });

    private static Expr Part(Call call)
    {
        Expr span = call.Arguments.Count switch
        {
            1 => call.Arguments[0],
            2 => MemoryFunctions.Slice(call.Arguments[0], call.Arguments[1]),
            _ => MemoryFunctions.Slice(call.Arguments[0], call.Arguments[1], call.Arguments[2]),
        };
        return span.Type == call.Type ? span : new Cast(call.Type, span, isImplicit: true);
    }
}
