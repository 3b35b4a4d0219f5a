using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// A loop of the backward pass that does no more than add multiples of arrays to gradients, element by element, or write
/// them there first, is a call for each of them: <c>gradW[i] += x[i] * gradSum</c> for all <c>i</c> is
/// <c>Shadow.AddScaled(gradW, gradSum, x)</c>, which takes several elements at once. Each element is rounded as it is in the
/// loop.
/// </summary>
internal sealed class ScaledSums(Function function)
{
    private readonly MemoryAccesses _accesses = new(function);
    private readonly Lengths _lengths = new(function);

    public static Function Apply(Function function) => function with { Body = new ScaledSums(function).Visit(function.Body) };

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatableArray());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
        return visited is Loop loop && LengthOf(loop) is { } length && Sums(loop, length) is { } sums ? sums : [visited];
    }

    /// <summary>The number of iterations of a loop that begins or ends with the first element; null for any other loop.</summary>
    private static Expr? LengthOf(Loop loop) => loop switch
    {
        { Section: Section.Forward } or { Condition: not null } or { Carried.Count: > 0 } or { Recomputation: not Recomputation.None } => null,
        { Range: { Counter.Type.Name: "int", IsUpward: true, Comparison: BinaryOperator.Less } range } when range.From.IsConstant(0) => range.Bound,
        { Range: { Counter.Type.Name: "int", IsUpward: false, Comparison: BinaryOperator.GreaterOrEqual } range } when range.Bound.IsConstant(0) => CounterOffset.Add(range.From, 1),
        _ => null,
    };

    /// <summary>What a loop does, a call for each array that is added to; null where it does something else.</summary>
    private List<Statement>? Sums(Loop loop, Expr length)
    {
        var sums = new List<Statement>();
        var definitions = new Dictionary<int, Expr>();
        var added = new List<(Store Store, Expr Term)>();
        foreach (Statement statement in loop.Body.Statements)
        {
            switch (statement)
            {
                case Comment:
                    sums.Add(statement);
                    break;
                case Let { IsPinned: false, IsUsing: false, Target.Type.IsFloating: true } let:
                    definitions.Add(let.Target.Id, Expanded(let.Expression, definitions));
                    break;
                case Store { Section: Section.Backward } store:
                    Binary? sum = ElementSum.Of(store);
                    Expr term = Expanded(sum?.Right ?? store.Value, definitions);
                    if (Call(loop, length, store, term, sum?.Operator) is not { } call)
                    {
                        return null;
                    }

                    added.Add((store, term));
                    sums.Add(new Effect(store.Section, call));
                    break;
                default:
                    return null;
            }
        }

        return added.Count > 0 && AreIndependent(added, loop.Range!.Counter) ? sums : null;
    }

    /// <summary>An expression with what the names in it stand for.</summary>
    private static Expr Expanded(Expr expr, Dictionary<int, Expr> definitions) =>
        expr.Rewrite(node => node is Ref { Value.Id: var id } && definitions.TryGetValue(id, out Expr? definition) ? definition : node);

    private Expr? Call(Loop loop, Expr length, Store store, Expr term, BinaryOperator? sum)
    {
        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        TypeRef item = store.Target.Type;
        if (item.Category is not (TypeCategory.Double or TypeCategory.Float)
            || !isElement(store.Target)
            || ScaledElement.Of(term, isElement, isSame) is not { } multiple
            || ScaleOf(multiple, sum != BinaryOperator.Subtract, item) is not { } scale
            || Parts([store.Target, multiple.Left!, .. multiple.Right is null ? [] : new[] { multiple.Right }], length) is not { } parts)
        {
            return null;
        }

        return multiple.Right is null ? ShadowFunctions.Scaled(sum is not null, parts[0], scale, parts[1])
            : ShadowFunctions.ScaledDifference(sum is not null, parts[0], scale, parts[1], parts[2]);

        // Of an array that has a name outside of the loop, or of saved values, at the counter.
        bool isElement(Expr expr) =>
            expr.Type == item
            && expr is Element { Children.Count: 2, Leaf: Element.Whole, Memory.Type: { IsMemory: true, Rank: 1 } } or Call { Children.Count: 2 }
            && (expr is Element || SavedFunctions.IsElement(expr))
            && expr.Children[0] is Ref { Value.Id: var memory }
            && !inside.Contains(memory)
            && expr.Children[1] is Ref { Value.Id: var index }
            && index == loop.Range!.Counter.Id;

        // Nothing that could fail is computed where the loop would not come to it.
        bool isSame(Expr expr) => expr.Type == item && !expr.Any(node => node switch
        {
            Ref { Value.Id: var id } => inside.Contains(id),
            Binary binary => !binary.Type.IsFloating || !Operators.IsArithmetic(binary.Operator),
            Const or Cast or Unary { Operator: UnaryOperator.Negate } => false,
            _ => true,
        });
    }

    /// <summary>What an element is multiplied with; null where it is only added.</summary>
    private static Expr? ScaleOf(ScaledElement multiple, bool isAdded, TypeRef type)
    {
        double number = isAdded ? multiple.Number : -multiple.Number;
        return (number, multiple.Scale) switch
        {
            (1 or -1, null) => null,
            (_, null) => new Const(type, number),
            (1, { } scale) => scale,
            (-1, { } scale) => new Unary(UnaryOperator.Negate, scale, type),
            (_, { } scale) => new Binary(BinaryOperator.Multiply, new Const(type, number), scale, type),
        };
    }

    /// <summary>
    /// The arrays of elements, as far as a loop comes: all of each, but for one that may be longer. Null where more may be, and
    /// where nothing says that the number of iterations is not negative.
    /// </summary>
    private Expr[]? Parts(IReadOnlyList<Expr> elements, Expr length)
    {
        bool[] areParts = [.. elements.Select(element => element is Element && !_lengths.IsLength(length, element.Children[0], plus: 0))];
        int parts = areParts.Count(isPart => isPart);
        return parts == 0 || (parts == 1 && length is Call { IsLength: true })
            ? [.. elements.Select((element, i) => element is not Element ? SavedFunctions.First(element.Children[0], length, element.Type) : areParts[i] ? First(element.Children[0], length) : element.Children[0])]
            : null;
    }

    private static Expr First(Expr memory, Expr length)
    {
        var zero = new Const(TypeRef.Int, 0);
        return memory.Type.Category == TypeCategory.Array
            ? MemoryFunctions.AsSpan(MemoryFunctions.SpanOf(memory.Type.Item!), memory, zero, length)
            : MemoryFunctions.Slice(memory, zero, length);
    }

    /// <summary>Whether one sum can be finished before the next begins: none reads what another writes.</summary>
    private bool AreIndependent(List<(Store Store, Expr Term)> added, Value counter)
    {
        MemoryAccess[] writes = [.. added.SelectMany(entry => _accesses.Of([entry.Store], counter)).Where(access => access.IsWrite)];
        MemoryAccess[] reads = [.. added.SelectMany(entry => _accesses.Of([new Effect(entry.Store.Section, entry.Term)], counter))];
        return writes.All(write => reads.All(read => !_accesses.MayMeet(write, read))
            && writes.All(other => !_accesses.MayMeet(write, other) || (write.Root is { } root && root.Id == other.Root?.Id)));
    }
}
