using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Loops whose iterations are computed again: the backward pass of one is its forward pass from what it started from,
/// with its own saved values, and then its adjoint.
/// </content>
internal sealed partial class ReverseMode
{
    private Snapshots? _snapshots;

    /// <summary>
    /// The body again, operation by operation as it was, and then its adjoint; gives the cotangents that are carried on.
    /// </summary>
    /// <param name="loop">The loop over the segments.</param>
    /// <param name="adjoint">Writes the adjoint of its body.</param>
    /// <param name="overwritten">The memory that is to be as it was before when the backward pass of the loop is over.</param>
    private List<Expr> Again(Loop loop, System.Func<List<Expr>> adjoint, out Value[] overwritten)
    {
        _snapshots ??= new Snapshots(_function);
        (SavedValues saves, Stack<Loop> loops, int branches) = (_saves, _loops, _branches);
        (_saves, _loops, _branches) = (new SavedValues(), new Stack<Loop>(), 0);
        List<Expr> next = adjoint().Select(expr => Bind(expr, expr)).ToList();
        Block again = _saves.Apply(loop.Body);
        (_saves, _loops, _branches) = (saves, loops, branches);
        List<Statement> restores = [];
        IEnumerable<Statement> handedOver = _snapshots.MadeAnew(loop, value => _shadows.Has(value) ? _shadows.Of(value) : null)
            .SelectMany(shadow => HandOver(shadow, SaveAndRestore(shadow, loop.Body, loop, restores)));
        Block body = Availability.Resolve(new Block(again.Statements.Concat(handedOver).Concat(_statements).ToEquatableArray()), ref _values.NextId);

        // The forward pass keeps the names of the values; those that are computed again get new ones. Counters are shared.
        HashSet<int> counters = [.. loop.Body.All().OfType<Loop>().Where(inner => inner.Range is not null).Select(inner => inner.Range!.Counter.Id)];
        Dictionary<int, Value> values = Anew(loop.Carried.Select(carried => carried.Head).Concat(loop.Body.Statements.SelectMany(Uses.Definitions)).Where(value => !counters.Contains(value.Id)));
        HashSet<int> read = [.. body.Statements.SelectMany(Uses.Of).Select(value => value.Id)];
        List<Statement> starts = [];
        foreach (Value head in loop.Carried.Select(carried => carried.Head).Where(head => read.Contains(head.Id)))
        {
            Expr start = SaveAndRestore(head, loop.Body, loop, restores, isStart: true);
            starts.Add(new Let(Section.Backward, values[head.Id], start));
        }

        starts.AddRange(_snapshots.Of(loop).Select(memory => Snapshot(loop, memory, values)));
        overwritten = _snapshots.SeenBehind(loop);
        _statements = [.. restores, .. starts, .. body.Renumber(values).Statements];
        return next.Select(expr => expr.Renumber(values)).ToList();
    }

    /// <summary>
    /// Computes the cotangents that read memory before a loop in a statement puts back there what it held before. What was
    /// written already may not be moved behind it any more, although the forward pass writes nothing there again.
    /// </summary>
    private void BindReaders(Statement statement)
    {
        if (!statement.All().Any(part => part is Loop { Recomputation: Recomputation.EachIteration }))
        {
            return;
        }

        Snapshots snapshots = _snapshots ??= new Snapshots(_function);
        foreach (Value value in _cotangents.Pending.ToArray())
        {
            Expr gradient = _cotangents.Take(value)!;
            _cotangents.Add(value, snapshots.AreReadBy(gradient, statement) ? Name(value, gradient) : gradient);
        }

        _statements = _statements
            .Select(earlier => earlier.Map(expr => snapshots.AreReadBy(expr, statement) ? Unsettled(expr) : expr))
            .ToList();
    }

    private static Expr Unsettled(Expr expr) => expr.Rewrite(node => node is Element element ? element.As(Stability.Volatile) : node);

    /// <summary>What later segments added to a shadow that the forward pass made belongs to the one that is made anew.</summary>
    private List<Statement> HandOver(Value shadow, Expr earlier)
    {
        Value made = NewValue(shadow.Name, shadow.Type, ValueRole.Temporary);
        var isAnother = new Binary(BinaryOperator.NotEqual, new Ref(shadow), new Ref(made), TypeRef.Bool);
        return
        [
            new Let(Section.Backward, made, earlier),
            new If(Section.Backward, isAnother, new Block(new[] { AddAll(new Ref(shadow), new Ref(made)) }.ToEquatableArray()), Block.Empty, EquatableArray<Merge>.Empty),
        ];
    }

    /// <summary>Keeps what memory holds where a segment begins; gives the statement that puts it back.</summary>
    private Bulk Snapshot(Loop loop, Value memory, Dictionary<int, Value> values)
    {
        Value stack = NewValue("start" + Derivatives.Pascal(memory.Name) + "Elements", Snapshots.StackOf(memory), ValueRole.Temporary);
        _saves.Declare(null, new Let(Section.Forward, stack, SavedFunctions.RentStack(stack.Type), IsPinned: true, Quote: "the segment that starts here", IsUsing: true));
        _saves.Add(loop.Body, memory, Snapshots.Push(Section.Forward, stack, memory));
        return Snapshots.Pop(Section.Backward, stack, values.TryGetValue(memory.Id, out Value? again) ? again : memory);
    }

    /// <summary>Computes segments again and leaves memory that somebody else sees as it was.</summary>
    private void AddKeeping(Value[] overwritten, Loop reversed)
    {
        var stacks = overwritten
            .Select(memory => (Memory: memory, Stack: NewValue("final" + Derivatives.Pascal(memory.Name) + "Elements", Snapshots.StackOf(memory), ValueRole.Temporary)))
            .ToArray();
        _statements.AddRange(stacks.Select(entry => new Let(Section.Backward, entry.Stack, SavedFunctions.RentStack(entry.Stack.Type), IsPinned: true, IsUsing: true)));
        _statements.AddRange(stacks.Select(entry => Snapshots.Push(Section.Backward, entry.Stack, entry.Memory)));
        _statements.Add(reversed);
        _statements.AddRange(stacks.Select(entry => Snapshots.Pop(Section.Backward, entry.Stack, entry.Memory)));
    }

    /// <summary>Values for what is computed again, by the ids of those that the forward pass computes.</summary>
    private Dictionary<int, Value> Anew(IEnumerable<Value> values)
    {
        Value[] computed = [.. values];
        Dictionary<int, Value> anew = Renumbering.Anew(computed.Select(value => value with { Role = ValueRole.Temporary, Like = -1 }), ref _values.NextId);
        foreach (Value value in computed)
        {
            Value again = anew[value.Id];
            _shapes.Define(again, _shapes.Of(new Ref(value)));
            if (_bound.Contains(value.Id))
            {
                _bound.Add(again.Id);
            }
        }

        return anew;
    }
}
