using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// A loop that only adds multiples of a cotangent is left out where that is zero, and left where that becomes zero on the
/// way: what was not selected has no part in the gradient, and what it would be multiplied with (infinity, NaN) stays out
/// as well.
/// </summary>
internal sealed class ZeroLoops
{
    private readonly HashSet<int> _selected = [];
    private int _nextId;

    private ZeroLoops(int nextId) => _nextId = nextId;

    public static Function Apply(Function function)
    {
        var pass = new ZeroLoops(function.NextId);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass._nextId };
    }

    private Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatableArray());

    private IEnumerable<Statement> Visit(Statement statement)
    {
        Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
        switch (visited)
        {
            case Let { Target.IsDerivative: true } let when IsSelected(let.Expression):
                _selected.Add(let.Target.Id);
                break;
            case If { Section: not Section.Forward } branch:
                _selected.UnionWith(branch.Merges.Where(merge => merge.Target.IsDerivative && (merge.Then.IsConstant(0) || merge.Else.IsConstant(0))).Select(merge => merge.Target.Id));
                break;
            case Loop { Section: Section.Backward } loop:
                loop = Left(loop);
                HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
                Value? selected = Uses.Of(loop).FirstOrDefault(value => value.Type.IsFloating && _selected.Contains(value.Id) && !inside.Contains(value.Id) && new Multiples(value).AreAllThatIsAdded(loop));
                return selected is null ? [loop] : Guarded(loop, selected);
        }

        return [visited];
    }

    /// <summary>Whether an expression is zero in one of the cases that it chooses between.</summary>
    private static bool IsSelected(Expr expr) => expr is Conditional choice
        && (choice.WhenTrue.IsConstant(0) || choice.WhenFalse.IsConstant(0) || IsSelected(choice.WhenTrue) || IsSelected(choice.WhenFalse));

    /// <summary>The loop with a condition, where no iteration does anything any more once a cotangent that it carries is zero.</summary>
    private Loop Left(Loop loop)
    {
        Carried? selected = loop.Range is null ? null : loop.Carried.FirstOrDefault(carried =>
            carried.Head is { IsDerivative: true, Type.IsFloating: true } && IsZeroInACase(carried.Next) && new Multiples(carried.Head).AreAllThatIsDone(loop));
        return selected is null ? loop : loop with { Condition = IsThere(selected.Head) };
    }

    private bool IsZeroInACase(Expr next) => IsSelected(next) || (next is Ref { Value.Id: var id } && _selected.Contains(id));

    private static Binary IsThere(Value cotangent) =>
        new(BinaryOperator.NotEqual, new Ref(cotangent), new Const(cotangent.Type, 0), TypeRef.Bool);

    private List<Statement> Guarded(Loop loop, Value selected)
    {
        var statements = new List<Statement>();
        var merges = new List<Merge>();
        var carried = new List<Carried>();
        foreach (Carried entry in loop.Carried)
        {
            Expr init = entry.Init;
            if (init is not (Const or Ref))
            {
                Value first = entry.Head with { Id = _nextId++ };
                statements.Add(new Let(loop.Section, first, init));
                init = new Ref(first);
            }

            Value result = entry.Result with { Id = _nextId++ };
            carried.Add(entry with { Init = init, Result = result });
            merges.Add(new Merge(entry.Result, new Ref(result), init));
        }

        var then = new Block(new Statement[] { loop with { Carried = carried.ToEquatableArray() } }.ToEquatableArray());
        statements.Add(new If(loop.Section, IsThere(selected), then, Block.Empty, merges.ToEquatableArray()));
        return statements;
    }
}
