using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Finds the loops of the outermost block whose iterations meet in sums only: no iteration reads what another computed,
/// and what is added up is read nowhere in the loop. The adjoint of an iteration may follow it at once then, while all
/// that it needs is still there.
/// </summary>
internal sealed class Reductions
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly Aliasing _aliasing;
    private readonly Writes _writes;
    private readonly Dictionary<int, Expr> _lets = [];

    private Reductions(Function function)
    {
        _function = function;
        _activity = Activity.Of(function);
        _aliasing = Aliasing.Of(function);
        _writes = new Writes(_aliasing, function);
        Collect(function.Body);
    }

    /// <summary>Which of the loops of the outermost block they are, counted from 0.</summary>
    public static HashSet<int> Of(Function function)
    {
        var reductions = new Reductions(function);
        return [.. function.Body.Statements
            .Select((statement, i) => (Loop: statement as Loop, Position: i))
            .Where(entry => entry.Loop is not null)
            .Select((entry, ordinal) => reductions.IsReduction(entry.Loop!, entry.Position) ? ordinal : -1)
            .Where(ordinal => ordinal >= 0)];
    }

    private void Collect(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let let)
            {
                _lets[let.Target.Id] = let.Expression;
            }

            foreach (Block inner in statement.Blocks)
            {
                Collect(inner);
            }
        }
    }

    private bool IsReduction(Loop loop, int position) =>
        loop is { Range: not null, Recomputation: Recomputation.None }
        && loop.Carried.All(carried => !carried.Head.Type.IsMemory && (!_activity.IsActive(carried.Head) || CarriedSum.Is(carried, loop)))
        && !loop.Body.All().Any(HasOtherEffects)
        && !Uses.Expressions(loop).Any(expr => expr.Any(node => SavedFunctions.ReadFrom(node) is not null))
        && MeetsNowhereInMemory(loop, position);

    /// <summary>Whether a statement does what is not known to be undone by its adjoint alone.</summary>
    private static bool HasOtherEffects(Statement statement) =>
        statement is Save or Effect or Invoke or Store { Value.Type.IsMemory: true }
        || (statement is Let { Expression: Call { Function.IsPure: false } call } && !MemoryFunctions.IsAllocation(call) && call.Arguments.Any(argument => argument.Type.IsMemory));

    /// <summary>
    /// Whether memory that the loop writes is written anew by each iteration before it is read, and by nobody else's leave
    /// read afterwards; and whether what it reads stays as it is.
    /// </summary>
    private bool MeetsNowhereInMemory(Loop loop, int position)
    {
        HashSet<int> written = _writes.Of(loop);
        Statement[] later = _function.Body.Statements.Skip(position + 1).ToArray();
        HashSet<int> overwritten = [.. later.SelectMany(_writes.Of)];
        HashSet<int> touched = [.. Uses.Expressions(loop).SelectMany(Touched)];
        HashSet<int> readLater = [.. later.SelectMany(Uses.Expressions).Concat(_function.Results.Select(result => result.Expression)).SelectMany(Touched)];
        return touched.All(memory => memory >= 0 && !(overwritten.Contains(memory) && !written.Contains(memory)))
            && written.All(memory => IsMadeInside(memory, loop) || (IsMadeHere(memory) && !readLater.Contains(memory) && IsWrittenFirst(loop.Body, memory)));
    }

    /// <summary>The classes of memory that an expression refers to.</summary>
    private IEnumerable<int> Touched(Expr expr)
    {
        var touched = new List<int>();
        expr.Visit(node =>
        {
            if (node.Type.IsMemory)
            {
                touched.Add(_aliasing.ClassOf(node));
            }
        });
        return touched.Where(memory => memory != Aliasing.Nothing);
    }

    private bool IsMadeInside(int memory, Loop loop)
    {
        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        return _function.Parameters.All(parameter => !parameter.Value.Type.IsMemory || _aliasing.ClassOf(parameter.Value) != memory)
            && _function.Body.All().SelectMany(statement => statement.Targets).All(value => !value.Type.IsMemory || inside.Contains(value.Id) || _aliasing.ClassOf(value) != memory);
    }

    /// <summary>Whether all of a class is one array that the outermost block makes.</summary>
    private bool IsMadeHere(int memory) =>
        _function.Parameters.All(parameter => !parameter.Value.Type.IsMemory || _aliasing.ClassOf(parameter.Value) != memory)
        && _function.Body.Statements.OfType<Let>().Any(let => let.Target.Type.IsMemory && _aliasing.ClassOf(let.Target) == memory && MemoryFunctions.IsNew(let.Expression))
        && _function.Body.All().OfType<Let>().Count(let => let.Target.Type.IsMemory && _aliasing.ClassOf(let.Target) == memory && MemoryFunctions.IsAllocation(let.Expression)) == 1;

    /// <summary>Whether a block writes every element of an array before it reads any.</summary>
    private bool IsWrittenFirst(Block block, int memory)
    {
        Statement[] touching = block.Statements.Where(statement => Uses.Expressions(statement).Any(expr => Reaches(expr, memory))).ToArray();
        return touching.Length == 0
            || touching[0] switch
            {
                Bulk { Kind: BulkKind.Clear } bulk => IsWhole(bulk.Target),
                Bulk { Kind: BulkKind.Copy, Source: { } source } bulk => IsWhole(bulk.Target) && !Reaches(source, memory),
                Loop loop => Fills(loop, memory) || (touching.Length == 1 && IsWrittenFirst(loop.Body, memory)),
                Let { Expression: var view } let when MemoryFunctions.IsView(view) => IsWrittenFirst(new Block(block.Statements.SkipWhile(statement => !ReferenceEquals(statement, let)).Skip(1).ToEquatableArray()), memory),
                _ => false,
            };
    }

    /// <summary>Whether an expression reads or gives away memory of a class; the length of it does not count.</summary>
    private bool Reaches(Expr expr, int memory)
    {
        if (expr is Call { Function: { Name: "Length", Style: CallStyle.Property } })
        {
            return false;
        }

        return (expr.Type.IsMemory && _aliasing.ClassOf(expr) == memory) || expr.Children.Any(child => Reaches(child, memory));
    }

    /// <summary>Whether a loop writes element after element, all of them, and does no more with the array.</summary>
    private bool Fills(Loop loop, int memory)
    {
        if (loop.Range is not { Comparison: BinaryOperator.Less, IsUpward: true } range || !range.From.IsConstant(0))
        {
            return false;
        }

        bool isFilled = false;
        foreach (Statement statement in loop.Body.Statements)
        {
            if (statement is Store { Target: { Leaf: Element.Whole, Children: { Count: 2 } place } target } store
                && _aliasing.ClassOf(target.Memory) == memory
                && place[1] is Ref { Value.Id: var index }
                && index == range.Counter.Id
                && !Reaches(store.Value, memory)
                && IsWhole(target.Memory)
                && IsLength(range.Bound, target.Memory))
            {
                isFilled = true;
            }
            else if (!isFilled && Uses.Expressions(statement).Any(expr => Reaches(expr, memory)))
            {
                // What else the iteration does with the array must be to the element that it has written.
                return false;
            }
            else if (Uses.Expressions(statement).Any(expr => expr.Any(node => node is Element other && _aliasing.ClassOf(other.Memory) == memory && !(other.Children.Count == 2 && other.Children[1] is Ref { Value.Id: var read } && read == range.Counter.Id))))
            {
                return false;
            }
        }

        return isFilled;
    }

    private bool IsWhole(Expr memory) => Root(memory) is Ref { Value.Id: var root } && _lets.TryGetValue(root, out Expr? made) && MemoryFunctions.IsNew(made);

    /// <summary>The array that a reference is to all of.</summary>
    private Expr Root(Expr memory)
    {
        while (true)
        {
            switch (memory)
            {
                case Ref { Value.Id: var id } when _lets.TryGetValue(id, out Expr? expr) && !MemoryFunctions.IsAllocation(expr) && (expr is Ref || IsAll(expr)):
                    memory = expr;
                    break;
                case Call call when IsAll(call):
                    memory = call.Arguments[0];
                    break;
                default:
                    return memory;
            }
        }
    }

    private static bool IsAll(Expr expr) => expr is Call { Function.Name: "AsSpan", Arguments: var arguments }
        && (arguments.Count == 1 || (arguments.Count == 3 && arguments[1].IsConstant(0) && arguments[2].Equals(MemoryFunctions.Length(arguments[0]))));

    private bool IsLength(Expr bound, Expr memory)
    {
        Expr root = Root(memory);
        return bound is Call { Function: { Name: "Length", Style: CallStyle.Property }, Arguments: { Count: 1 } of } ? Root(of[0]).Equals(root)
            : root is Ref { Value.Id: var id } && _lets.TryGetValue(id, out Expr? made) && made is Call { Arguments: { Count: 1 } length } && length[0].Equals(bound);
    }
}
