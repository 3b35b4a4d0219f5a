using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Where the iterations of a loop add to neighbouring elements, and the next adds to some of them again, what is added first
/// is carried there in a local: each element is written once. What is carried when the loop is over is added behind it.
/// </summary>
internal sealed class Neighbours
{
    private readonly Aliasing _aliasing;
    private int _nextId;

    private Neighbours(Function function) => (_aliasing, _nextId) = (Aliasing.Of(function), function.NextId);

    public static Function Apply(Function function)
    {
        var pass = new Neighbours(function);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass._nextId };
    }

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatableArray());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
        if (visited is not Loop { Range: { Counter.Type.Name: "int" } range, Condition: null } loop || !IsSameBehind(range.From) || !IsSameBehind(range.Bound))
        {
            return [visited];
        }

        var behind = new List<Statement>();
        foreach (IReadOnlyList<Store> chain in new NeighbouringSums(loop, _aliasing).Chains())
        {
            loop = Carry(loop, chain, behind);
        }

        return behind.Count == 0
            ? [visited]
            : [loop, new If(loop.Section, HasRun(range), new Block(behind.ToEquatableArray()), Block.Empty, EquatableArray<Merge>.Empty)];
    }

    /// <param name="loop">The loop.</param>
    /// <param name="chain">What it adds to neighbouring elements; each store is to the element that the next one is to in the next iteration.</param>
    /// <param name="behind">What is to follow the loop.</param>
    private Loop Carry(Loop loop, IReadOnlyList<Store> chain, List<Statement> behind)
    {
        List<Statement> body = [.. loop.Body.Statements];
        List<Carried> carried = [.. loop.Carried];
        Value? before = null;
        foreach (Store store in chain)
        {
            int position = body.FindIndex(statement => ReferenceEquals(statement, store));
            var sum = (Binary)store.Value;
            Expr added = before is not null ? new Binary(sum.Operator, new Ref(before), sum.Right, sum.Type)
                : ElementSum.Summand(sum);
            if (ReferenceEquals(store, chain[chain.Count - 1]))
            {
                body[position] = store with { Value = new Binary(BinaryOperator.Add, store.Target, added, sum.Type) };
                break;
            }

            Value head = Named(store);
            if (added.IsImpure() || !Element.IsSettled(added))
            {
                Value next = head with { Id = _nextId++ };
                body[position] = new Let(store.Section, next, added);
                added = new Ref(next);
            }
            else
            {
                Quotes.Remove(body, position, body.FindIndex(statement => ReferenceEquals(statement, chain[chain.Count - 1])));
            }

            Value result = head with { Id = _nextId++ };
            carried.Add(new Carried(head, new Const(head.Type, 0), added, result));
            behind.Add(Last(store, loop, result));
            before = head;
        }

        return loop with { Carried = carried.ToEquatableArray(), Body = new Block(body.ToEquatableArray()) };
    }

    private Value Named(Store store)
    {
        return new Value(_nextId++, ((Ref)store.Target.Memory).Value.Name + "Next", store.Target.Type, ValueRole.Derivative);
    }

    /// <summary>Adds what the last iteration carries on to the element that it belongs to.</summary>
    private static Store Last(Store store, Loop loop, Value result)
    {
        CountedRange range = loop.Range!;
        int offset = CounterOffset.Of(store.Target.Children[1], range.Counter)!.Value + range.Comparison switch
        {
            BinaryOperator.Less => -1,
            BinaryOperator.Greater => 1,
            _ => 0,
        };
        var element = new Element(store.Target.Memory, CounterOffset.Add(range.Bound, offset));
        return new Store(loop.Section, element, new Binary(BinaryOperator.Add, element, new Ref(result), result.Type));
    }

    /// <summary>Whether there was a first iteration.</summary>
    private static Binary HasRun(CountedRange range) => range.From is not Const
        ? new Binary(range.Comparison, range.From, range.Bound, TypeRef.Bool)
        : new Binary(
            range.Comparison switch
            {
                BinaryOperator.Less => BinaryOperator.Greater,
                BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
                BinaryOperator.Greater => BinaryOperator.Less,
                _ => BinaryOperator.LessOrEqual,
            },
            range.Bound,
            range.From,
            TypeRef.Bool);

    /// <summary>Whether a bound that does not change in the loop may be computed behind it as well.</summary>
    private static bool IsSameBehind(Expr expr) => !expr.IsImpure() && !expr.Any(node => node is Element);
}
