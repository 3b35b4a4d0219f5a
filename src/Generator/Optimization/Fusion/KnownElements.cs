using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Elements at constant indices that a block comes to whatever happens: they exist, since the forward pass came to their
/// values, and say how long an array is at least.
/// </summary>
internal sealed class KnownElements(IReadOnlyCollection<Statement> statements, MemoryAccesses accesses, Lengths lengths)
{
    private readonly List<(Value Root, int Index)> _elements =
    [
        .. accesses.Of([.. statements.Where(IsSure)], counter: null)
            .Where(access => access is { Root: not null, Number: >= 0 })
            .Select(access => (access.Root!, access.Number!.Value)),
    ];

    /// <summary>Whether a number that is computed from the length of an array is known not to be less than another.</summary>
    public bool IsAtLeast(Expr number, int least) => CounterOffset.Number(number) is { } known
        ? known >= least
        : _elements.Any(element => element.Root.Type.Rank == 1 && lengths.Difference(number, MemoryFunctions.Length(new Ref(element.Root))) is { } more && element.Index + 1 + more >= least);

    /// <summary>Whether memory has an element at an index.</summary>
    public bool Has(Value root, int index) => IsAtLeast(MemoryFunctions.Length(new Ref(root)), index + 1);

    /// <summary>Whether all that a statement reads is read whatever happens.</summary>
    private static bool IsSure(Statement statement) => statement is Let or Store
        && !statement.Expressions.Any(expr => expr.Any(node => node is Conditional or Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse }));
}
