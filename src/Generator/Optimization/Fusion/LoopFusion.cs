using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Loops of the backward pass that hand cotangents on to each other in arrays become one loop that hands them on in locals:
/// arrays that are zero before such loops and zero behind them are not needed then. Loops are left as they are where that
/// spares no array.
/// </summary>
/// <remarks>
/// Which arrays are zero between the loops is assumed first, of all that the method makes for itself. It is so for those that
/// nothing refers to any more in the end: they begin as zeros, and all that referred to them left zeros behind. Where some
/// are still referred to, it is tried again without them.
/// </remarks>
internal sealed class LoopFusion
{
    private readonly Function _function;
    private readonly MemoryAccesses _accesses;
    private readonly Lengths _lengths;
    private readonly IReadOnlyDictionary<int, Value> _zeros;
    private readonly HashSet<int> _spared = [];
    private readonly FreshValues _values;

    private LoopFusion(Function function, IReadOnlyDictionary<int, Value> zeros)
    {
        (_function, _zeros) = (function, zeros);
        _accesses = new MemoryAccesses(function);
        _lengths = new Lengths(function);
        _values = new FreshValues(function.NextId);
    }

    public static Function Apply(Function function)
    {
        Dictionary<int, Value> zeros = Candidates(function);
        while (zeros.Count > 0)
        {
            var pass = new LoopFusion(function, zeros);
            Function fused = pass.Fused();
            HashSet<int> left = pass.Left(fused);
            if (left.Count == 0)
            {
                return pass._spared.Count == 0 ? function : Tidied(fused);
            }

            zeros = zeros.Where(entry => !left.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value);
        }

        return function;
    }

    /// <summary>The arrays of cotangents that are made once as zeros and that nobody else sees.</summary>
    private static Dictionary<int, Value> Candidates(Function function)
    {
        List<Value> made = [.. function.Body.All().OfType<Let>().Where(IsMade).Select(let => let.Target)];
        if (made.Count == 0 || !function.Body.All().Any(statement => LoopGroup.IsFusible(statement)))
        {
            return [];
        }

        var escapes = new Escapes(function);
        var aliasing = Aliasing.Of(function);
        ILookup<int, Value> allocated = function.Body.All().OfType<Let>().Where(let => let.Expression.Any(MemoryFunctions.IsAllocation)).ToLookup(let => aliasing.ClassOf(let.Target), let => let.Target);
        return made.Where(array => escapes.IsOwn(array) && allocated[aliasing.ClassOf(array)].Count() == 1).ToDictionary(aliasing.ClassOf);
    }

    private static bool IsMade(Let let) => let is { IsPinned: true, Target: { IsDerivative: true, Type: { Rank: 1, Item.Category: TypeCategory.Double or TypeCategory.Float } }, Expression: var made }
        && MemoryFunctions.IsNew(made is Cast cast ? cast.Operand : made)
        && !let.Expression.Any(MemoryFunctions.IsOnStack);

    private Function Fused()
    {
        Block body = Visit(_function.Body);
        Function fused = DeadCode.Apply(_function with { Body = body, NextId = _values.NextId });
        return fused with { Body = fused.Body.Where(statement => statement is not Let { IsPinned: true } let || !IsMade(let) || !_spared.Contains(_accesses.Aliasing.ClassOf(let.Target))) };
    }

    /// <summary>The arrays that are still referred to although nothing is handed on in them.</summary>
    private HashSet<int> Left(Function fused) =>
    [
        .. fused.Body.All().SelectMany(statement => statement.Expressions.Concat(statement is Store store ? [store.Target.Memory] : []))
            .Concat(fused.Results.Select(result => result.Expression))
            .SelectMany(expr => expr.References())
            .Where(value => value.Type.IsMemory)
            .Select(value => _accesses.Aliasing.ClassOf(value))
            .Where(_zeros.ContainsKey),
    ];

    private static Function Tidied(Function function)
    {
        function = Copied(function);
        for (int round = 0; round < 2; round++)
        {
            function = DeadCode.Apply(Inlining.Apply(Renaming.Apply(Stores.Apply(function))));
        }

        return function;
    }

    /// <summary>The function without names for what has a name already.</summary>
    private static Function Copied(Function function)
    {
        Dictionary<int, Expr> copies = function.Body.All().OfType<Let>()
            .Where(let => let is { IsPinned: false, Section: Section.Backward, Target: { IsDerivative: true, Type.IsFloating: true }, Expression: Ref { Value.IsDerivative: true } })
            .ToDictionary(let => let.Target.Id, let => let.Expression);
        return DeadCode.Apply(function.Map((expr, _) => expr.Substitute(copies)));
    }

    private Block Visit(Block block)
    {
        List<Statement> statements = [.. block.Statements.Select(statement => statement.WithBlocks(statement.Blocks.Select(Visit).ToArray()))];
        var lengths = new KnownElements(statements, _accesses, _lengths);
        var visited = new List<Statement>();
        for (int i = 0; i < statements.Count; i++)
        {
            if (LoopGroup.IsFusible(statements[i]) && Group(statements, i, lengths) is { } group)
            {
                visited.AddRange(group.Statements);
                i += group.Count - 1;
            }
            else
            {
                visited.Add(statements[i]);
            }
        }

        return new Block(visited.ToEquatableArray());
    }

    /// <summary>The statement with one name for all that are names for the same array or span.</summary>
    private Statement Rooted(Statement statement)
    {
        Statement read = statement.Map(expr => expr.Rewrite(Rooted)).WithBlocks(statement.Blocks.Select(block => new Block(block.Statements.Select(Rooted).ToEquatableArray())).ToArray());
        return read is Store store ? store with { Target = (Element)Rooted(store.Target) } : read;
    }

    private Expr Rooted(Expr expr) => expr is Element { Memory: Ref memory } element && _accesses.RootOf(memory) is { } root && root.Id != memory.Value.Id && root.Type.Item == memory.Type.Item
        ? element.With(element.Children.Skip(1).Prepend(new Ref(root)).ToEquatableArray())
        : expr;

    /// <summary>The loop at a position fused with as many of those behind it as spares arrays; null where it spares none.</summary>
    private (IReadOnlyList<Statement> Statements, int Count)? Group(List<Statement> statements, int first, KnownElements known)
    {
        var group = new LoopGroup((Loop)statements[first], _accesses, _lengths, known, _values);
        (IReadOnlyList<Statement> Statements, int Count)? best = null;
        for (int i = first + 1; i < statements.Count && group.Add(statements[i]); i++)
        {
            foreach (int memory in group.Memories().Where(_zeros.ContainsKey).ToArray())
            {
                if (new Contraction(_accesses, memory, _zeros[memory], _values).Of(group))
                {
                    _spared.Add(memory);
                    best = ([.. group.Statements.Select(Rooted)], i + 1 - first);
                }
            }
        }

        return best;
    }
}
