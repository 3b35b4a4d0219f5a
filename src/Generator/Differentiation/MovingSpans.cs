using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Spans that a loop moves within the memory that they were parts of before it, as by <c>rest = rest[1..]</c>: spans cannot
/// be saved, but where one starts and how long it is can. Each iteration takes that part of the memory; what it is cut to is
/// still cut as well, since that is what fails where there are not as many elements.
/// </summary>
internal sealed class MovingSpans
{
    private readonly HashSet<int> _placed = [];
    private int _nextId;

    private MovingSpans(int nextId) => _nextId = nextId;

    /// <summary>The function, in which such spans are parts by two numbers.</summary>
    public static Function ByPlace(Function function)
    {
        if (!function.Body.All().OfType<Loop>().Any(loop => loop.Carried.Any(IsSpan)))
        {
            return function;
        }

        var spans = new MovingSpans(function.NextId);
        Block body = spans.In(function.Body);
        return function with { Body = body, NextId = spans._nextId };
    }

    private static bool IsSpan(Carried carried) => carried.Head.Type is { Category: TypeCategory.Span or TypeCategory.ReadOnlySpan, Rank: 1 };

    private Block In(Block block) => new(block.Statements.SelectMany(In).ToEquatableArray());

    private IEnumerable<Statement> In(Statement statement)
    {
        Statement inside = statement.WithBlocks(statement.Blocks.Select(In).ToArray());
        if (inside is not Loop loop)
        {
            return [inside];
        }

        List<Statement> before = [], behind = [];
        foreach (Carried carried in loop.Carried.Where(IsSpan).ToArray())
        {
            loop = Placed(loop, carried, before, behind);
        }

        return [.. before, loop, .. behind];
    }

    /// <summary>The loop with the place of a span carried instead of the span; the loop as it is where the span may become one of other memory.</summary>
    private Loop Placed(Loop loop, Carried carried, List<Statement> before, List<Statement> behind)
    {
        Value start = New(carried.Head.Name + "Start"), length = New(carried.Head.Name + "Length");
        Value? whole = carried.Init switch
        {
            Const => null,
            Ref { Value: var named } when named.Type == carried.Head.Type => named,
            _ => new Value(_nextId++, carried.Head.Name + "Memory", carried.Head.Type, ValueRole.Temporary),
        };
        if (whole is null)
        {
            return loop;
        }

        var all = new Ref(whole);
        var path = new SpanPath(all, carried.Head, new SpanPlace(new Ref(start), new Ref(length)), _placed);
        List<Statement> body = [.. loop.Body.Statements];
        SpanPlace? next = path.Of(carried.Next, [body], ref _nextId);
        if (next is null)
        {
            return loop;
        }

        if (!carried.Init.Equals(all))
        {
            before.Add(new Let(loop.Section, whole, carried.Init, IsVar: false));
        }

        Value lastStart = start with { Id = _nextId++ }, lastLength = length with { Id = _nextId++ };
        Expr part = MemoryFunctions.Slice(all, new Ref(start), new Ref(length));
        _placed.UnionWith([carried.Head.Id, carried.Result.Id]);
        body.Insert(0, new Let(loop.Section, carried.Head, part, IsVar: false));
        behind.Add(new Let(loop.Section, carried.Result, MemoryFunctions.Slice(all, new Ref(lastStart), new Ref(lastLength)), IsVar: false));
        return loop with
        {
            Condition = loop.Condition?.Replace(node => SpanPath.IsLengthOf(node, new Ref(carried.Head)) ? new Ref(length)
                : node is Ref { Value: var read } && read.Id == carried.Head.Id ? part
                : null),
            Carried = loop.Carried.SelectMany(one => one != carried ? [one] : new[]
            {
                new Carried(start, new Const(TypeRef.Int, 0, "0"), next.Start, lastStart),
                new Carried(length, MemoryFunctions.Length(all), next.Length, lastLength),
            }).ToEquatableArray(),
            Body = new Block(body.ToEquatableArray()),
        };
    }

    private Value New(string name) => new(_nextId++, name, TypeRef.Int, ValueRole.Local);
}
