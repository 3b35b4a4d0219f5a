using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// The innermost loops of the backward pass over elements run upwards where the order of the iterations does not matter: so
/// a person would write them, and the compiler of .NET leaves out the checks of indices that go up.
/// </summary>
internal sealed class UpwardLoops
{
    /// <summary>A bound is evaluated in each iteration: it is no longer than that.</summary>
    private const int LongestBound = 7;

    private readonly IndependentIterations _iterations;

    private UpwardLoops(Function function) => _iterations = new IndependentIterations(function);

    public static Function Apply(Function function) => function.Body.All().Any(IsCandidate)
        ? function with { Body = new UpwardLoops(function).Visit(function.Body) }
        : function;

    private Block Visit(Block block) => new(block.Statements.Select(Visit).ToEquatableArray());

    private Statement Visit(Statement statement)
    {
        Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
        return IsCandidate(visited) && visited is Loop { Range: { } range } loop && _iterations.AreOf(loop)
            ? loop with { Range = Upward(range) }
            : visited;
    }

    private static bool IsCandidate(Statement statement) =>
        statement is Loop { Section: Section.Backward, Range: { IsUpward: false, Comparison: BinaryOperator.GreaterOrEqual } range } loop
        && IsBound(range.From)
        && !loop.Body.All().Any(inner => inner is Loop)
        && Uses.Expressions(loop).Any(expr => expr.Any(node => node is Element { Children.Count: 2 } element && CounterOffset.Of(element.Children[1], range.Counter) is not null));

    /// <summary>Whether an expression is arithmetic with names, numbers and lengths.</summary>
    private static bool IsBound(Expr from) =>
        from.Size <= LongestBound
        && !from.Any(node => node is not (Const or Ref or Binary or Call { IsLength: true }));

    /// <summary>From n - 1 down to 0 becomes from 0 up to below n.</summary>
    private static CountedRange Upward(CountedRange range)
    {
        bool isBelow = range.From is Const || range.From is Binary { Operator: BinaryOperator.Subtract, Right: Const };
        return new CountedRange(
            range.Counter,
            range.Bound,
            isBelow ? BinaryOperator.Less : BinaryOperator.LessOrEqual,
            isBelow ? CounterOffset.Add(range.From, 1) : range.From,
            IsUpward: true);
    }
}
