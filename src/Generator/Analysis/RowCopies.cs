using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// What is saved of an array that each iteration of a loop writes anew: all of it, when nothing in the iteration writes it
/// any more, row by row. Between two runs of the loop, what is saved is what the iterations have left.
/// </summary>
internal sealed class RowCopies
{
    private readonly Function _function;
    private readonly MemoryAccesses _accesses;
    private readonly Lengths _lengths;
    private readonly FirstWrites _firstWrites;

    public RowCopies(Function function)
    {
        _function = function;
        _accesses = new MemoryAccesses(function);
        _lengths = new Lengths(function);
        _firstWrites = new FirstWrites(function, _accesses.Aliasing);
    }

    /// <summary>The loop, upwards from 0, whose iterations do all that is done to an array, each anew; null where there is none.</summary>
    public Loop? LoopOf(Value array)
    {
        int memory = _accesses.Aliasing.ClassOf(array);
        Loop? home = null;
        Block block = _function.Body;
        while (block.Statements.Where(statement => IsAccess(statement, memory) && !statement.Targets.Contains(array)).ToArray() is [Loop only] && !only.Expressions.Any(expr => _accesses.Aliasing.Touches(expr, memory)))
        {
            home = only;
            block = only.Body;
        }

        return home is { Condition: null, Recomputation: Recomputation.None, Range: { Counter.Type.Name: "int", Comparison: BinaryOperator.Less, IsUpward: true, Bound: Const or Ref } range }
            && range.From.IsConstant(0)
            && !home.Body.All().SelectMany(statement => statement is Let ? [] : statement.Targets).Any(value => value.Type.IsMemory && _accesses.Aliasing.ClassOf(value) == memory)
            && !_function.Results.Any(result => _accesses.Aliasing.Touches(result.Expression, memory))
            && _firstWrites.AreOf(home.Body, memory)
                ? home
                : null;
    }

    /// <summary>The saved arrays that hold what the iterations of a loop leave in an array, and that nobody reads in the loop.</summary>
    public HashSet<int> Of(Loop loop, Value array)
    {
        int memory = _accesses.Aliasing.ClassOf(array);
        return loop.Body.Statements.LastOrDefault(statement => IsAccess(statement, memory)) is Loop { Condition: null, Range: { Counter.Type.Name: "int", Comparison: BinaryOperator.Less, IsUpward: true } range } copying
            && range.From.IsConstant(0)
            && _lengths.IsLength(range.Bound, new Ref(array), plus: 0)
            && copying.Body.All().All(statement => OnlyReads(statement, memory))
                ? [.. copying.Body.Statements.OfType<Save>().Where(save => IsCopy(save, loop, copying, array) && IsReadAsRows(save, loop, array)).Select(save => save.Saved.Id)]
                : [];
    }

    /// <summary>The place that is read of one of several saved arrays, as the beginning of a row and a column; null for another expression.</summary>
    public static Binary? SavedIn(Expr expr, HashSet<int> saved) =>
        SavedFunctions.IsElement(expr) && SavedFunctions.ReadFrom(expr) is { Id: var id } && saved.Contains(id) ? expr.Children[1] as Binary : null;

    /// <summary>The counter of rows in a place; null where it is something else.</summary>
    public static Value? RowOf(Binary place) => place is { Operator: BinaryOperator.Add, Left: Binary { Operator: BinaryOperator.Multiply, Left: Ref { Value: var row } } } ? row : null;

    private bool IsCopy(Save save, Loop loop, Loop copying, Value array)
    {
        Expr value = save.Value is Ref { Value.Id: var name } && copying.Body.Statements.OfType<Let>().FirstOrDefault(let => let.Target.Id == name) is { } let ? let.Expression : save.Value;
        return value is Element { Leaf: Element.Whole, Children: { Count: 2 } element } read
            && _accesses.RootOf(read.Memory) is { } root
            && root.Id == array.Id
            && element[1] is Ref { Value.Id: var column }
            && column == copying.Range!.Counter.Id
            && IsPlace(save.Index, array)
            && ((Binary)save.Index!).Right is Ref { Value.Id: var place }
            && place == column
            && RowOf((Binary)save.Index)!.Id == loop.Range!.Counter.Id;
    }

    /// <summary>Whether an index is that of a row, times the length of rows, and a column.</summary>
    private bool IsPlace(Expr? index, Value array) =>
        index is Binary { Left: Binary { Right: var length }, Type.Name: "int" } place && RowOf(place) is not null && _lengths.IsLength(length, new Ref(array), plus: 0);

    /// <summary>Whether a saved array is written here alone, and read outside of a loop alone, at places in rows.</summary>
    private bool IsReadAsRows(Save save, Loop loop, Value array)
    {
        HashSet<int> saved = [save.Saved.Id];
        HashSet<Statement> inside = new(loop.Body.All(), ByReference<Statement>.Instance);
        return _function.Body.All().All(statement => ReferenceEquals(statement, save)
            || statement.Expressions.All(expr => (isUsedInRows(expr) && !inside.Contains(statement)) || expr.References().All(value => value.Id != save.Saved.Id)))
            && _function.Results.All(result => result.Expression.References().All(value => value.Id != save.Saved.Id));

        bool isUsedInRows(Expr expr) => SavedIn(expr, saved) is { } place
            ? IsPlace(place, array) && place.References().All(value => value.Id != save.Saved.Id)
            : !(expr is Ref { Value.Id: var id } && id == save.Saved.Id) && expr.Children.All(isUsedInRows);
    }

    /// <summary>Whether a statement does more than name a part of the memory.</summary>
    private bool IsAccess(Statement statement, int memory) =>
        statement is not Let { IsPinned: false, Target.Type.IsMemory: true }
        && (statement.Expressions.Any(expr => _accesses.Aliasing.Touches(expr, memory)) || statement.Blocks.Any(block => block.Statements.Any(inner => IsAccess(inner, memory))));

    /// <summary>Whether a statement does no more than read elements of the memory.</summary>
    private bool OnlyReads(Statement statement, int memory) =>
        !(statement is Store store && _accesses.Aliasing.ClassOf(store.Target.Memory) == memory) && statement.Expressions.All(expr => OnlyReads(expr, memory));

    private bool OnlyReads(Expr expr, int memory) => expr switch
    {
        Call { IsLength: true } => true,
        Element { Memory: Ref } element => element.Children.Skip(1).All(index => OnlyReads(index, memory)),
        { Type.IsMemory: true } when _accesses.Aliasing.ClassOf(expr) == memory => false,
        _ => expr.Children.All(child => OnlyReads(child, memory)),
    };
}
