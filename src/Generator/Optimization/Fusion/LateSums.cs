using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// What a loop that counts down adds to the element below its counter is added in the next iteration instead, where that
/// element is at the counter, so that others may look at it there until then.
/// </summary>
internal sealed class LateSums(MemoryAccesses accesses, KnownElements known, FreshValues values)
{
    /// <param name="loop">The loop.</param>
    /// <param name="other">The loop that it is about to be fused with, which has the same counter.</param>
    /// <param name="last">The last iteration.</param>
    /// <param name="behind">Takes what is to follow the loop.</param>
    public Loop In(Loop loop, Loop other, int last, List<Statement> behind)
    {
        foreach (Store store in last < 1 ? [] : loop.Body.Statements.OfType<Store>().ToArray())
        {
            if (IsSumBelow(store, loop)
                && accesses.RootOf(store.Target.Memory) is { } root
                && IsAtCounter(other, root)
                && known.Has(root, last - 1))
            {
                loop = Late(loop, store, root, last, behind);
            }
        }

        return loop;
    }

    /// <summary>Whether a statement adds to the element below the counter, and the loop does nothing else to that memory.</summary>
    private bool IsSumBelow(Store store, Loop loop) =>
        store.Target is { Children.Count: 2, Leaf: Element.Whole, Type.Category: TypeCategory.Double or TypeCategory.Float } target
        && ElementSum.Of(store) is { } sum
        && CounterOffset.Of(target.Children[1], loop.Range!.Counter) == -1
        && !Uses.Definitions(loop).Any(value => value.Type.IsMemory)
        && accesses.Of([.. loop.Body.Statements.Where(statement => !ReferenceEquals(statement, store)), new Effect(store.Section, sum.Right), loop with { Body = Block.Empty }], loop.Range.Counter)
            .All(access => !accesses.MayMeet(access, new MemoryAccess(accesses.Aliasing.ClassOf(target.Memory), Root: null, IsOfCounter: false, Number: null, IsWrite: true)));

    /// <summary>Whether every iteration of a loop comes to the element at its counter: it exists then.</summary>
    private bool IsAtCounter(Loop loop, Value root) => loop.Body.Statements.OfType<Store>().Any(store =>
        store.Target.Children.Count == 2
        && CounterOffset.Of(store.Target.Children[1], loop.Range!.Counter) == 0
        && accesses.RootOf(store.Target.Memory)?.Id == root.Id);

    private Loop Late(Loop loop, Store store, Value root, int last, List<Statement> behind)
    {
        var sum = (Binary)store.Value;
        Value head = values.Named(root.Name + "Next", store.Target.Type, ValueRole.Derivative);
        (Value next, Value result) = (values.VersionOf(head), values.VersionOf(head));
        Store at(Expr index, Value added)
        {
            var element = new Element(store.Target.Memory, index);
            return store with { Target = element, Value = new Binary(sum.Operator, element, new Ref(added), sum.Type) };
        }

        List<Statement> body = [.. loop.Body.Statements];
        int position = body.FindIndex(statement => ReferenceEquals(statement, store));
        body[position] = at(new Ref(loop.Range!.Counter), head);
        body.Insert(position, new Let(store.Section, next, sum.Right));
        behind.Add(at(new Const(TypeRef.Int, last - 1), result));
        return loop with
        {
            Carried = loop.Carried.Append(new Carried(head, new Const(head.Type, 0), new Ref(next), result)).ToEquatableArray(),
            Body = new Block(body.ToEquatableArray()),
        };
    }
}
