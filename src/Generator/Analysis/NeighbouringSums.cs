using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// What a loop adds to gradients at the counter and next to it: <c>g[i + 1] += a</c> and <c>g[i] += b</c>, in every iteration,
/// where nothing else in the loop looks at that memory.
/// </summary>
internal sealed class NeighbouringSums(Loop loop, Aliasing aliasing)
{
    private readonly HashSet<int> _inside = [.. Uses.Definitions(loop).Select(value => value.Id)];

    /// <summary>The stores, those to one gradient together: each is to the element that the next one is to in the next iteration.</summary>
    public IEnumerable<IReadOnlyList<Store>> Chains() => loop.Body.Statements
        .OfType<Store>()
        .Where(IsSum)
        .GroupBy(store => aliasing.ClassOf(store.Target.Memory))
        .Where(stores => stores.Key != Aliasing.External)
        .Select(stores => Ordered([.. stores]))
        .Where(chain => chain.Count > 1 && !IsTouchedOtherwise(chain));

    private bool IsSum(Store store) =>
        store is { Section: Section.Backward, Target: { Memory: Ref memory, Leaf: Element.Whole, Children.Count: 2 } target }
        && target.Type.Category is TypeCategory.Double or TypeCategory.Float
        && ElementSum.Of(store) is not null
        && !_inside.Contains(memory.Value.Id)
        && OffsetOf(store) is not null;

    private int? OffsetOf(Store store) => CounterOffset.Of(store.Target.Children[1], loop.Range!.Counter);

    /// <summary>The stores from the first to the last that meets an element; none where they are not to neighbours.</summary>
    private IReadOnlyList<Store> Ordered(List<Store> stores)
    {
        int step = loop.Range!.IsUpward ? -1 : 1;
        List<Store> chain = [.. stores.OrderBy(store => step * OffsetOf(store)!.Value)];
        return chain.Zip(chain.Skip(1), (first, second) => OffsetOf(second) == OffsetOf(first) + step && second.Target.Memory.Equals(first.Target.Memory)).All(isNext => isNext)
            ? chain
            : [];
    }

    private bool IsTouchedOtherwise(IReadOnlyList<Store> chain)
    {
        int memory = aliasing.ClassOf(chain[0].Target.Memory);
        return loop.Body.All()
            .SelectMany(statement => chain.Any(store => ReferenceEquals(store, statement)) ? [((Binary)((Store)statement).Value).Right] : statement.Expressions)
            .Concat(loop.Expressions)
            .Any(expr => aliasing.Touches(expr, memory));
    }
}
