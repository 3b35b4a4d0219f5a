using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The members of what is passed to an operator or a method have names, in case they are read more than once. What is read
/// once, in the same block, goes back to where it is read.
/// </summary>
internal static class SingleUses
{
    /// <summary>Longer expressions than this keep their names.</summary>
    private const int Longest = 12;

    public static Function Apply(Function function)
    {
        Dictionary<int, int> uses = Uses.Count(function);
        var inlined = new Dictionary<int, Expr>();
        Collect(function.Body, uses, inlined, function.Results.SelectMany(result => result.Expression.References()));
        if (inlined.Count == 0)
        {
            return function;
        }

        Function shorter = function.Map((expr, _) => expr.Substitute(inlined));
        return shorter with { Body = shorter.Body.Where(statement => statement is not Let let || !inlined.ContainsKey(let.Target.Id)) };
    }

    private static void Collect(Block block, Dictionary<int, int> uses, Dictionary<int, Expr> inlined, IEnumerable<Value> after)
    {
        HashSet<int> readHere = [.. block.Statements.SelectMany(ReadOnce).Concat(after).Select(value => value.Id)];
        for (int at = 0; at < block.Statements.Count; at++)
        {
            Statement statement = block.Statements[at];
            if (statement is Let { IsPinned: false, Target.Role: ValueRole.Temporary } let
                && uses.TryGetValue(let.Target.Id, out int count)
                && count == 1
                && readHere.Contains(let.Target.Id)
                && let.Expression.Substitute(inlined) is { Size: <= Longest } expression
                && IsMovable(expression)
                && IsSameAtReader(expression, let.Target, block, at))
            {
                inlined.Add(let.Target.Id, let.Expression);
            }

            IReadOnlyList<Block> blocks = statement.Blocks;
            for (int i = 0; i < blocks.Count; i++)
            {
                Collect(blocks[i], uses, inlined, []);
            }
        }
    }

    /// <summary>What a statement reads where it stands, no more than once.</summary>
    private static IEnumerable<Value> ReadOnce(Statement statement) => statement is Loop or If
        ? []
        : statement.Expressions.SelectMany(expr => expr.References());

    /// <summary>Whether nothing is written between here and the reader that the expression reads of elements.</summary>
    private static bool IsSameAtReader(Expr expr, Value value, Block block, int at)
    {
        var read = new List<Element>();
        expr.Visit(node => read.AddRange(node is Element element ? [element] : []));
        return read.Count == 0 || block.Statements
            .Skip(at + 1)
            .TakeWhile(statement => !statement.Expressions.Any(other => other.References().Any(reference => reference.Id == value.Id)))
            .All(statement => statement is Let { IsPinned: false } || (statement is Store store && read.All(element => AreApart(element, store.Target))));
    }

    /// <summary>Other leaves, and elements of another type, are never the same memory.</summary>
    private static bool AreApart(Element read, Element written) =>
        read.Memory.Type.Item != written.Memory.Type.Item || (written.Leaf != Element.Whole && read.Leaf != written.Leaf);

    /// <summary>Whether an expression means the same a little later: arithmetic and functions of numbers.</summary>
    private static bool IsMovable(Expr expr) => expr switch
    {
        Element { Leaf: not Element.Whole, Memory: Ref } element => element.Children.Skip(1).All(IsMovableIndex),
        Element or Call { Function.IsPure: false } or Call { Type.IsNumber: false } => false,
        _ => !expr.Type.IsMemory && expr.Children.All(IsMovable),
    };

    private static bool IsMovableIndex(Expr expr) =>
        expr is Call { IsLength: true, Arguments: { Count: 1 } arguments } ? arguments[0] is Ref : expr is Binary ? expr.Children.All(IsMovableIndex) : IsMovable(expr);
}
