using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// What the arrays and spans that a loop writes held where a segment of it began. It is kept on stacks, one for each, and
/// put back into the same memory, so that what was one array is one again when the segment is computed anew.
/// </summary>
internal sealed class Snapshots(Function function)
{
    private readonly Aliasing _aliasing = Aliasing.Of(function);
    private readonly Escapes _escapes = new(function);

    /// <summary>The memory that a loop may write and that was there before one of its iterations began.</summary>
    public Value[] Of(Loop loop)
    {
        HashSet<int> written = WrittenIn(loop);
        HashSet<int> inside = [.. loop.Body.Statements.SelectMany(Uses.Definitions).Select(value => value.Id)];
        return loop.Body.Statements.SelectMany(Uses.Of)
            .Where(value => IsWrittenMemory(value, written) && !inside.Contains(value.Id))
            .Distinct()
            .OrderBy(value => value.Id)
            .ToArray();
    }

    /// <summary>
    /// The memory that somebody else sees: the backward pass leaves it as it found it. That is what was there before the loop
    /// or, where the loop makes arrays, is there behind it, whatever its variables referred to in between.
    /// </summary>
    public Value[] SeenBehind(Loop loop) => [.. Behind(loop).Where(value => !_escapes.IsOwn(value)).Distinct().OrderBy(value => value.Id)];

    /// <summary>Whether an expression reads what nobody else sees, and a loop in a statement puts back what was there before.</summary>
    public bool AreReadBy(Expr expr, Statement statement)
    {
        HashSet<int> putBack = [.. statement.All().OfType<Loop>()
            .Where(loop => loop.Recomputation == Recomputation.EachIteration)
            .SelectMany(Behind)
            .Where(_escapes.IsOwn)
            .Select(_aliasing.ClassOf)];
        return expr.Any(node => node is Element element && putBack.Contains(_aliasing.ClassOf(element.Memory)));
    }

    private IEnumerable<Value> Behind(Loop loop)
    {
        HashSet<int> written = WrittenIn(loop);
        HashSet<int> heads = [.. loop.Heads.Select(head => head.Id)];
        return Of(loop)
            .Where(value => !heads.Contains(value.Id))
            .Concat(loop.Carried.Select(carried => carried.Init).SelectMany(init => init.References()))
            .Concat(loop.Carried.Select(carried => carried.Result).Where(result => result.Type.IsMemory && IsMadeIn(loop, result, _aliasing)))
            .Where(value => IsWrittenMemory(value, written));
    }

    /// <summary>
    /// The shadows that are others when a loop over segments is computed again, since they are made in it: what they are at
    /// the end of a segment, by the values that they belong to.
    /// </summary>
    /// <param name="loop">The loop, with its shadows.</param>
    /// <param name="shadowOf">The shadow of a reference; null where it has none.</param>
    public IEnumerable<Value> MadeAnew(Loop loop, System.Func<Value, Value?> shadowOf) => loop.Carried
        .Where(carried => carried.Head.Id < function.NextId && carried.Head.Type.IsMemory && IsMadeIn(loop, carried.Head, _aliasing))
        .Select(carried => shadowOf(((Ref)carried.Next).Value))
        .OfType<Value>();

    /// <summary>Whether what a value refers to may have been made by a loop.</summary>
    public static bool IsMadeIn(Loop loop, Value memory, Aliasing aliasing) => loop.All().Any(statement =>
        statement.Expressions.Any(expr => expr.Any(MemoryFunctions.IsAllocation))
        && (statement is not Let let || (let.Target.Type.IsMemory && aliasing.ClassOf(let.Target) == aliasing.ClassOf(memory))));

    public static Bulk Push(Section section, Value stack, Value memory) => new(section, BulkKind.Push, new Ref(stack), new Ref(memory));

    public static Bulk Pop(Section section, Value stack, Value memory) => new(section, BulkKind.Pop, new Ref(memory), new Ref(stack));

    /// <summary>The stack that keeps the elements of memory.</summary>
    public static TypeRef StackOf(Value memory)
    {
        TypeRef innermost = memory.Type;
        while (innermost.IsMemory)
        {
            innermost = innermost.Item!;
        }

        return SavedFunctions.Stack(innermost);
    }

    /// <summary>Whether the runtime can keep what memory of a type holds.</summary>
    public static bool CanKeep(TypeRef type) =>
        type.Rank <= 2 && (!type.Item!.IsMemory || (type is { Category: TypeCategory.Array, Rank: 1, Item: { Category: TypeCategory.Array, Rank: 1, Item.IsMemory: false } }));

    private HashSet<int> WrittenIn(Loop loop) => new Writes(_aliasing, function).Of(loop);

    /// <summary>Shadows are never written by the forward pass.</summary>
    private bool IsWrittenMemory(Value value, HashSet<int> written) =>
        value.Id < function.NextId
        && value.Type is { IsMemory: true, Category: not TypeCategory.ReadOnlySpan }
        && written.Contains(_aliasing.ClassOf(value));
}
