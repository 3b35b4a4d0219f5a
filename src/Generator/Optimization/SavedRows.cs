using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// An array that each iteration of a loop writes anew, and copies in the end to where the backward pass finds it, has a row
/// for each iteration instead: what would be copied stays where it is.
/// </summary>
internal sealed class SavedRows
{
    private readonly Function _function;
    private readonly RowCopies _copies;
    private readonly Escapes _escapes;
    private readonly List<Statement> _outermost;
    private int _nextId;

    private SavedRows(Function function)
    {
        (_function, _nextId) = (function, function.NextId);
        _copies = new RowCopies(function);
        _escapes = new Escapes(function);
        _outermost = [.. function.Body.Statements];
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.All().Any(statement => statement is Save { Index: Binary }))
        {
            return function;
        }

        foreach (Value array in function.Body.Statements.OfType<Let>().Where(let => LengthOf(let) is not null).Select(let => let.Target).ToArray())
        {
            function = new SavedRows(function).WithRows(function.Body.Statements.OfType<Let>().First(let => let.Target.Id == array.Id));
        }

        return function;
    }

    /// <summary>The length of a new array of numbers: a name or a number; null for any other statement.</summary>
    private static Expr? LengthOf(Let let) =>
        let is { IsPinned: true, Section: Section.Forward, Target.Type: { Category: TypeCategory.Array, Rank: 1, Item.Category: TypeCategory.Double or TypeCategory.Float }, Expression: Call { Arguments: { Count: 1 } lengths } made }
        && MemoryFunctions.IsNew(made)
        && !MemoryFunctions.IsOnStack(made)
        && lengths[0] is Const or Ref
            ? lengths[0]
            : null;

    private Function WithRows(Let array)
    {
        Expr length = LengthOf(array)!;
        if (!_escapes.IsOwn(array.Target)
            || !_escapes.MayBeSpan(array.Target, _function)
            || _copies.LoopOf(array.Target) is not { Range: { } range } loop
            || !IsKnownBefore(range.Bound, array)
            || !IsNotNegative(range.Bound, array)
            || !IsNotNegative(length, array)
            || _copies.Of(loop, array.Target) is not { Count: > 0 } saved
            || ReaderOf(saved) is not { } reader
            || ReferenceEquals(reader, loop)
            || IsReferredToElsewhere(array.Target, loop, reader))
        {
            return _function;
        }

        Value rows = array.Target with { Id = _nextId, Variable = _nextId, Name = SavedFunctions.Plural(array.Target.Name) };
        Value row = array.Target with { Id = _nextId + 1, Variable = _nextId + 1 };
        _nextId += 2;
        var spans = new Spans();
        foreach (Value value in _escapes.ArraysOf(array.Target, _function).Append(row))
        {
            spans.Add(value);
        }

        Block visit(Block block) => new(block.Statements.SelectMany(visitStatement).ToEquatableArray());
        IEnumerable<Statement> visitStatement(Statement statement) => statement switch
        {
            Let let when ReferenceEquals(let, array) => [let with { Target = rows, Expression = MemoryFunctions.Allocation(rows.Type, new Binary(BinaryOperator.Multiply, range.Bound, length, TypeRef.Int)) }],
            Let let when saved.Contains(let.Target.Id) => [],
            _ when ReferenceEquals(statement, loop) => [loop with { Body = InRows(loop, loop.Body.Where(inner => inner is not Save save || !saved.Contains(save.Saved.Id)), rows, array.Target, length, spans) }],
            _ when ReferenceEquals(statement, reader) => [reader with { Body = InRows(reader, Read(reader.Body, saved, row).Renumber(new Dictionary<int, Value> { [array.Target.Id] = row }), rows, row, length, spans) }],
            _ => [statement.Map(expr => expr.Replace(node => IsLengthOf(node, array.Target) ? length : null)).WithBlocks(statement.Blocks.Select(visit).ToArray())],
        };
        return _function with { Body = visit(_function.Body), NextId = _nextId };
    }

    /// <summary>The body of a loop that begins with the row of its iteration.</summary>
    private static Block InRows(Loop loop, Block body, Value rows, Value row, Expr length, Spans spans)
    {
        TypeRef span = MemoryFunctions.SpanOf(row.Type.Item!);
        var start = new Binary(BinaryOperator.Multiply, new Ref(loop.Range!.Counter), length, TypeRef.Int);
        var view = new Let(loop.Section, row with { Type = span }, MemoryFunctions.AsSpan(span, new Ref(rows), start, length));
        return new Block(new Statement[] { view }.Concat(spans.In(body).Statements).ToEquatableArray());
    }

    /// <summary>A block that reads a row instead of what was saved.</summary>
    private static Block Read(Block body, HashSet<int> saved, Value row) => new(body.Statements
        .Select(statement => Substitution.Map(statement, (expr, _) => expr.Replace(node => RowCopies.SavedIn(node, saved) is { } index ? new Element(new Ref(row), index.Right) : null)))
        .ToEquatableArray());

    /// <summary>The loop that all places that are read are counted by; null where there is no such loop.</summary>
    private Loop? ReaderOf(HashSet<int> saved)
    {
        // A loop and its adjoint may have the same counter.
        Loop[] readers = [.. _function.Body.All().OfType<Loop>().Where(loop => loop.Range is { Counter: var counter } && ReadsIn(loop.Body.All(), saved).Any(place => RowCopies.RowOf(place)?.Id == counter.Id))];
        return readers is [{ Range: { Counter: var row } } only]
            && ReadsIn(only.Body.All(), saved) is var reads
            && reads.All(place => RowCopies.RowOf(place)?.Id == row.Id)
            && ReadsIn(_function.Body.All(), saved).Count == reads.Count
                ? only
                : null;
    }

    private static List<Binary> ReadsIn(IEnumerable<Statement> statements, HashSet<int> saved)
    {
        var places = new List<Binary>();
        foreach (Expr expr in statements.SelectMany(statement => statement.Expressions))
        {
            expr.Visit(node =>
            {
                if (RowCopies.SavedIn(node, saved) is { } place)
                {
                    places.Add(place);
                }
            });
        }

        return places;
    }

    /// <summary>Whether anything outside of two loops refers to an array, but for its length.</summary>
    private static bool IsReferredTo(Statement statement, Value array, Loop first, Loop second) =>
        !ReferenceEquals(statement, first)
        && !ReferenceEquals(statement, second)
        && (statement.Expressions.Any(expr => RefersTo(expr, array)) || statement.Blocks.Any(block => block.Statements.Any(inner => IsReferredTo(inner, array, first, second))));

    private bool IsReferredToElsewhere(Value array, Loop first, Loop second) =>
        _outermost.Any(statement => IsReferredTo(statement, array, first, second))
        || first.Expressions.Concat(second.Expressions).Any(expr => RefersTo(expr, array) || expr.Any(node => IsLengthOf(node, array)))
        || first.Body.All().Any(statement => ReferenceEquals(statement, second))
        || second.Body.All().Any(statement => ReferenceEquals(statement, first));

    private static bool RefersTo(Expr expr, Value array) =>
        !IsLengthOf(expr, array) && ((expr is Ref { Value.Id: var id } && id == array.Id) || expr.Children.Any(child => RefersTo(child, array)));

    private static bool IsLengthOf(Expr expr, Value array) =>
        expr is Call { IsLength: true, Arguments: { Count: 1 } of } && of[0] is Ref { Value.Id: var id } && id == array.Id;

    private bool IsKnownBefore(Expr expr, Let array) => expr is Const || (expr is Ref { Value: var value }
        && (_function.Parameters.Any(parameter => parameter.Value.Id == value.Id)
            || _outermost.TakeWhile(statement => !ReferenceEquals(statement, array)).Any(statement => statement.Targets.Contains(value))));

    /// <summary>Whether the method makes another array of a length, and fails where that is negative.</summary>
    private bool IsNotNegative(Expr length, Let array) =>
        length is Const { IsNumber: true, Number: >= 0 }
        || _outermost.OfType<Let>().Any(let => !ReferenceEquals(let, array) && let is { IsPinned: true, Expression: Call { Arguments: { Count: 1 } made } call } && MemoryFunctions.IsNew(call) && (made[0].Equals(length) || (IsLengthOf(made[0], array.Target) && LengthOf(array)!.Equals(length))));
}
