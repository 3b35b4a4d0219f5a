using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Where a value of each iteration of nested loops is kept: in one array, row by row, where it is known before the
/// outermost loop how often each of them runs.
/// </summary>
internal sealed class Places
{
    private static readonly TypeRef Long = new(TypeCategory.Integer, "long");

    private readonly HashSet<int> _inside;
    private readonly Dictionary<int, Expr> _definitions = [];
    private bool _isKnown = true;

    private Places(Loop outermost)
    {
        _inside = [.. Uses.Definitions(outermost).Select(value => value.Id)];
        Collect(outermost.Body);
    }

    /// <summary>The number of places, and that of an iteration; null where the number is not known before.</summary>
    /// <param name="loops">The loops, the outermost first.</param>
    public static (Expr Count, Expr Index)? Of(IReadOnlyList<Loop> loops)
    {
        if (loops.Any(loop => loop.Range is null))
        {
            return null;
        }

        Expr count = Iterations.Count(loops[0].Range!);
        Expr index = Iterations.Index(loops[0].Range!);
        if (loops.Count == 1)
        {
            return (count, index);
        }

        var places = new Places(loops[0]);
        count = Widened(count);
        foreach (Loop loop in loops.Skip(1))
        {
            Expr times = places.Outside(Iterations.Count(loop.Range!));
            if (!places._isKnown)
            {
                return null;
            }

            count = Join(BinaryOperator.Multiply, count, times);
            index = Join(BinaryOperator.Add, Join(BinaryOperator.Multiply, index, times), Iterations.Index(loop.Range!));
        }

        return (count, index);
    }

    /// <summary>An expression inside of a loop in terms of what is there before the loop; null where there is no such thing.</summary>
    public static Expr? Before(Loop loop, Expr expr)
    {
        var places = new Places(loop);
        Expr outside = places.Outside(expr);
        return places._isKnown ? outside : null;
    }

    /// <summary>
    /// An expression inside of a loop in terms of the counter and what is there before the loop; null where there is no such
    /// thing.
    /// </summary>
    public static Expr? InIteration(Loop loop, Expr expr)
    {
        var places = new Places(loop);
        if (loop.Range is { } range)
        {
            places._inside.Remove(range.Counter.Id);
        }

        Expr known = places.Outside(expr);
        return places._isKnown ? known : null;
    }

    private static Expr Join(BinaryOperator op, Expr left, Expr right) =>
        new Binary(op, left, right, left.Type == Long ? left.Type : right.Type);

    private static Expr Widened(Expr count) => count.Type == Long ? count : new Cast(Long, count, isImplicit: false);

    private void Collect(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let { IsPinned: false } let)
            {
                _definitions[let.Target.Id] = let.Expression;
            }

            foreach (Block inner in statement.Blocks)
            {
                Collect(inner);
            }
        }
    }

    /// <summary>An expression in terms of what is there before the outermost loop.</summary>
    private Expr Outside(Expr expr) => expr.Replace(node =>
    {
        switch (node)
        {
            case Call { IsLength: true, Arguments: { Count: 1 } arguments } when arguments[0] is Ref { Value.Id: var view } && _inside.Contains(view):
                return _definitions.TryGetValue(view, out Expr? seen) ? LengthOf(seen) : Unknown(node);
            case Ref { Value.Id: var id } when _inside.Contains(id):
                return node.Type.IsNumber && _definitions.TryGetValue(id, out Expr? definition) ? Outside(definition) : Unknown(node);
            case Element or Call { Function.IsPure: false }:
                return Unknown(node);
            default:
                return null;
        }
    });

    /// <summary>The length of what a reference was defined to be.</summary>
    private Expr LengthOf(Expr memory) => memory switch
    {
        Ref => Outside(MemoryFunctions.Length(memory)),
        Call { Function.Name: "AsSpan", Arguments: { Count: 1 } whole } => Outside(MemoryFunctions.Length(whole[0])),
        Call { Function.Name: "AsSpan" or "Slice", Arguments: { Count: 3 } part } => Outside(part[2]),
        _ => Unknown(memory),
    };

    private Expr Unknown(Expr expr)
    {
        _isKnown = false;
        return expr;
    }
}
