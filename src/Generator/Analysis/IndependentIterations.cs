using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Innermost loops whose iterations may come in any order: they meet in sums only, which come out the same but for
/// rounding, and each has elements of its own besides. Whatever is not known to be so counts as dependent.
/// </summary>
internal sealed class IndependentIterations(Function function)
{
    private readonly MemoryAccesses _accesses = new(function);

    public bool AreOf(Loop loop) =>
        loop is { Condition: null, Recomputation: Recomputation.None, Range.Counter: { Type.Name: "int" } counter }
        && loop.Carried.All(carried => carried.Head.IsDerivative && CarriedSum.Is(carried, loop))
        && loop.Body.All().All(statement => statement is Comment or If or Let { IsUsing: false } or Store { Value.Type.IsMemory: false })
        && !Uses.Expressions(loop).Any(expr => expr.IsImpure())
        && MeetInSumsOnly(loop.Body.All(), counter);

    private bool MeetInSumsOnly(IEnumerable<Statement> statements, Value counter)
    {
        List<Statement> body = [.. statements];
        IEnumerable<MemoryAccess> sums = _accesses.Of([.. body.Where(statement => SumOf(statement) is not null)], counter, among: body).Where(access => access.IsWrite);
        IReadOnlyList<MemoryAccess> others = _accesses.Of([.. body.SelectMany(WithoutSum)], counter, among: body);
        return sums.Concat(others).All(first => others.All(second => !_accesses.MayMeet(first, second) || IsTheSame(first, second)));
    }

    /// <summary>A statement, or what it evaluates besides the sum that it writes.</summary>
    private static IEnumerable<Statement> WithoutSum(Statement statement) => SumOf(statement) is { } sum
        ? [.. ((Store)statement).Target.Children.Skip(1).Append(sum.Right).Select(expr => new Effect(statement.Section, expr))]
        : statement.Blocks.Count == 0 ? [statement] : [.. statement.Expressions.Select(expr => new Effect(statement.Section, expr))];

    private static Binary? SumOf(Statement statement) => statement is Store store ? ElementSum.Of(store) : null;

    /// <summary>Whether two accesses of an iteration are to the same element, which no other iteration comes to.</summary>
    private static bool IsTheSame(MemoryAccess first, MemoryAccess second) =>
        first is { IsOfCounter: true, Root: { } own }
        && second is { IsOfCounter: true, Root: { } other }
        && own.Id == other.Id
        && first.Number == second.Number;
}
