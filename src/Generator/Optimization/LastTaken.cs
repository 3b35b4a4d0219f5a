using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Where a loop chooses among what its iterations compute, the reversed loop begins at the last iteration that was taken:
/// those behind it leave the cotangent as it is and add nothing. The loop itself notes which that is, without a jump.
/// </summary>
internal sealed class LastTaken
{
    private int _nextId;

    private LastTaken(int nextId) => _nextId = nextId;

    public static Function Apply(Function function)
    {
        var pass = new LastTaken(function.NextId);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass._nextId };
    }

    private Block Visit(Block block)
    {
        List<Statement> statements = [.. block.Statements.Select(statement => statement.WithBlocks(statement.Blocks.Select(Visit).ToArray()))];
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Loop { Section: not Section.Forward, Condition: not null, Range: { } range } reversed
                && statements.FindIndex(0, i, statement => IsReversedBy(statement, range)) is >= 0 and var at
                && Skipped(reversed) is { } skipped)
            {
                HashSet<int> later = [.. statements.Skip(at).Take(i - at).SelectMany(statement => statement.Targets).Select(value => value.Id)];
                Note((Loop)statements[at], at, skipped, reversed, i, statements, later);
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>Whether a statement is the loop that a loop over a range is the reverse of.</summary>
    private static bool IsReversedBy(Statement statement, CountedRange range) =>
        statement is Loop { Section: Section.Forward, Condition: null, Range: { IsUpward: true } own }
        && own.Counter.Type == TypeRef.Int
        && Iterations.Backwards(own).Equals(range);

    /// <summary>Under which condition an iteration of a reversed loop does nothing, and whether it is that it holds; null where none is known.</summary>
    private static (Expr Condition, bool Holds)? Skipped(Loop reversed)
    {
        foreach (Carried carried in reversed.Carried)
        {
            Expr next = Expanded(carried.Next, reversed.Body);
            bool isHead(Expr expr) => expr is Ref { Value.Id: var id } && id == carried.Head.Id;
            if (next is Conditional choice
                && (isHead(choice.WhenTrue) || isHead(choice.WhenFalse))
                && new Multiples(new Assumption(choice.Condition, isHead(choice.WhenTrue))).AreAllThatIsDone(reversed))
            {
                return (choice.Condition, isHead(choice.WhenTrue));
            }
        }

        return null;
    }

    /// <summary>What a name in a block was given to.</summary>
    private static Expr Expanded(Expr expr, Block block) =>
        expr is Ref { Value.Id: var id } ? block.Statements.OfType<Let>().FirstOrDefault(let => !let.IsPinned && let.Target.Id == id)?.Expression ?? expr : expr;

    private void Note(Loop loop, int at, (Expr Condition, bool Holds) skipped, Loop reversed, int position, List<Statement> statements, HashSet<int> later)
    {
        if (AsComputed(skipped.Condition, loop, reversed, later) is not { } condition)
        {
            return;
        }

        CountedRange range = loop.Range!;
        var head = new Value(_nextId++, "lastTaken", TypeRef.Int, ValueRole.Temporary);
        Value next = head with { Id = _nextId++ };
        Value result = head with { Id = _nextId++ };
        (Expr last, Expr counter) = (new Ref(head), new Ref(range.Counter));
        var choice = new Let(loop.Section, next, BranchlessFunctions.Select(condition, skipped.Holds ? last : counter, skipped.Holds ? counter : last));
        List<Statement> body = [.. loop.Body.Statements];
        HashSet<int> read = [.. condition.References().Select(value => value.Id)];
        int known = body.FindLastIndex(statement => statement.Targets.Any(target => read.Contains(target.Id)) || (statement is Save save && save.Value.References().Any(value => read.Contains(value.Id))));
        body.Insert(known + 1, choice);
        statements[at] = loop with
        {
            Carried = loop.Carried.Append(new Carried(head, Iterations.Offset(range.From, -1), new Ref(next), result)).ToEquatableArray(),
            Body = new Block(body.ToEquatableArray()),
        };
        statements[position] = reversed with { Range = reversed.Range! with { From = new Ref(result) } };
    }

    /// <summary>The condition with what the loop saved as it is there in the loop itself; null where something else is not there.</summary>
    private static Expr? AsComputed(Expr condition, Loop loop, Loop reversed, HashSet<int> later)
    {
        HashSet<int> outside = [.. later, .. Uses.Definitions(reversed).Select(value => value.Id)];
        outside.Remove(loop.Range!.Counter.Id);
        bool isKnown = true;
        Expr computed = condition.Replace(node =>
        {
            switch (node)
            {
                case Call when SavedFunctions.IsElement(node):
                    Expr? saved = loop.Body.Statements.OfType<Save>().FirstOrDefault(save => save.Saved.Equals(SavedFunctions.ReadFrom(node)) && save.Index is { } index && index.Equals(node.Children[1]))?.Value;
                    isKnown &= saved is Ref;
                    return saved ?? node;
                case Ref { Value.Id: var id } when outside.Contains(id):
                case Element { Stability: Stability.Volatile }:
                case not (Ref or Const or Element or Binary or Unary or Cast):
                    isKnown = false;
                    return node;
                default:
                    return null;
            }
        });
        return isKnown ? computed : null;
    }
}
