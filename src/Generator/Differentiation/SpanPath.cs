using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Which part of other memory a span is.</summary>
/// <param name="Start">Where it begins there.</param>
/// <param name="Length">How long it is.</param>
internal sealed record SpanPlace(Expr Start, Expr Length);

/// <summary>The way of a span through one iteration: what it is cut to, also in some branches only.</summary>
/// <param name="whole">The memory that it is a part of.</param>
/// <param name="head">The span at the beginning of the iteration.</param>
/// <param name="first">Its place then.</param>
/// <param name="placed">The spans that were placed before: these parts are there.</param>
internal sealed class SpanPath(Expr whole, Value head, SpanPlace first, HashSet<int> placed)
{
    private readonly Dictionary<int, SpanPlace> _known = new() { [head.Id] = first };
    private readonly string _name = head.Name;

    /// <summary>The place of a span; null where it may be a part of something else, or what it is cut to is read from elements.</summary>
    /// <param name="span">The span.</param>
    /// <param name="scopes">The statements before it, those of the innermost block first. What has to be done in them is added.</param>
    /// <param name="nextId">The first unused id.</param>
    public SpanPlace? Of(Expr span, IReadOnlyList<List<Statement>> scopes, ref int nextId) => Of(span, scopes, scopes[0].LastOrDefault(), ref nextId);

    /// <param name="span">The span.</param>
    /// <param name="scopes">The statements before it.</param>
    /// <param name="at">The statement in which it is made; what fails where there are not as many elements is done behind that.</param>
    /// <param name="nextId">The first unused id.</param>
    private SpanPlace? Of(Expr span, IReadOnlyList<List<Statement>> scopes, Statement? at, ref int nextId)
    {
        SpanPlace? place = OfPart(span, scopes, ref nextId);
        if (place is not null && span.Any(IsCut) && !(at is Let { Target.Id: var made } && placed.Contains(made)))
        {
            scopes[0].Insert(at is null ? scopes[0].Count : IndexOf(scopes[0], at) + 1, new Effect(Section.Forward, span));
        }

        return place;
    }

    private SpanPlace? OfPart(Expr span, IReadOnlyList<List<Statement>> scopes, ref int nextId)
    {
        Stack.Guard();
        switch (span)
        {
            case Ref { Value: var value }:
                return OfValue(value, scopes, ref nextId);
            case Cast { Operand.Type.IsMemory: true } cast:
                return OfPart(cast.Operand, scopes, ref nextId);
            case Conditional { Condition: var condition } chosen
                when IsNumber(condition) && OfPart(chosen.WhenTrue, scopes, ref nextId) is { } first && OfPart(chosen.WhenFalse, scopes, ref nextId) is { } second:
                return new SpanPlace(
                    new Conditional(condition, first.Start, second.Start, TypeRef.Int),
                    new Conditional(condition, first.Length, second.Length, TypeRef.Int));
            case Call { Arguments: var arguments } cut
                when IsCut(cut) && arguments.Skip(1).All(IsNumber) && OfPart(arguments[0], scopes, ref nextId) is { } from:
                return new SpanPlace(
                    new Binary(BinaryOperator.Add, from.Start, arguments[1], TypeRef.Int),
                    arguments.Count == 3
                        ? arguments[2].Replace(node => IsLengthOf(node, arguments[0]) ? from.Length : null)
                        : new Binary(BinaryOperator.Subtract, from.Length, arguments[1], TypeRef.Int));
            default:
                return null;
        }
    }

    private static bool IsCut(Expr expr) => expr is Call { Function.Name: "Slice", Arguments: { Count: 2 or 3 } arguments } && MemoryFunctions.IsView(expr) && arguments.Skip(1).All(argument => argument.Type == TypeRef.Int);

    /// <summary>Whether an expression is the length of a span.</summary>
    public static bool IsLengthOf(Expr expr, Expr span) => IsLength(expr) && expr.Children[0].Equals(span);

    private static bool IsLength(Expr expr) => expr is Call { IsLength: true, Arguments: { Count: 1 } arguments } && arguments[0].Type.IsMemory;

    private SpanPlace? OfValue(Value value, IReadOnlyList<List<Statement>> scopes, ref int nextId)
    {
        if (_known.TryGetValue(value.Id, out SpanPlace? known))
        {
            return known;
        }

        int scope = Enumerable.Range(0, scopes.Count).FirstOrDefault(i => Definition(scopes[i], value) is not null);
        List<Statement>[] around = scopes.Skip(scope).ToArray();
        SpanPlace? place = Definition(around[0], value) switch
        {
            Let let => Of(let.Expression, around, let, ref nextId),
            If branch => OfMerge(branch, value, around, ref nextId),
            _ => null,
        };
        if (place is not null)
        {
            _known.Add(value.Id, place);
        }

        return place;
    }

    private static Statement? Definition(List<Statement> statements, Value value) =>
        statements.FirstOrDefault(statement => statement.Targets.Any(target => target.Id == value.Id));

    private static int IndexOf(List<Statement> statements, Statement statement) => statements.FindIndex(other => ReferenceEquals(other, statement));

    /// <summary>The place of what is one part or another: numbers that the branch leaves behind instead of a span.</summary>
    private SpanPlace? OfMerge(If branch, Value value, IReadOnlyList<List<Statement>> scopes, ref int nextId)
    {
        if (value.Type != whole.Type)
        {
            return null;
        }

        Merge merge = branch.Merges.First(one => one.Target.Id == value.Id);
        List<Statement> then = [.. branch.Then.Statements], otherwise = [.. branch.Else.Statements];
        if (Of(merge.Then, [then, .. scopes], ref nextId) is not { } first || Of(merge.Else, [otherwise, .. scopes], ref nextId) is not { } second)
        {
            return null;
        }

        var start = new Value(nextId++, _name + "Start", TypeRef.Int, ValueRole.Local);
        var length = new Value(nextId++, _name + "Length", TypeRef.Int, ValueRole.Local);
        int index = IndexOf(scopes[0], branch);
        scopes[0][index] = branch with
        {
            Then = new Block(then.ToEquatableArray()),
            Else = new Block(otherwise.ToEquatableArray()),
            Merges = branch.Merges.SelectMany(one => one != merge ? [one] : new[] { new Merge(start, first.Start, second.Start), new Merge(length, first.Length, second.Length) }).ToEquatableArray(),
        };
        var place = new SpanPlace(new Ref(start), new Ref(length));
        placed.Add(value.Id);
        scopes[0].Insert(index + 1, new Let(branch.Section, value, MemoryFunctions.Slice(whole, place.Start, place.Length), IsVar: false));
        return place;
    }

    /// <summary>Whether a number or a condition may be computed where it is needed: it reads nothing that changes.</summary>
    private static bool IsNumber(Expr expr) => !expr.Any(node => node is not (Ref or Const or Binary or Unary or Cast or Conditional) && !IsLength(node) && !IsOfNumbers(node));

    private static bool IsOfNumbers(Expr expr) => expr is Call { Function.IsPure: true, Arguments: { Count: > 0 } arguments } && arguments.All(argument => argument.Type.IsNumber);
}
