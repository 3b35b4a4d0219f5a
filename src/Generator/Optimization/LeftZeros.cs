using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// An array of cotangents that each iteration of a loop finds zero and leaves zero, and that nobody else looks at: where an
/// iteration begins by adding to all elements, it writes them instead, and does not clear them behind.
/// </summary>
internal sealed class LeftZeros
{
    private readonly Function _function;
    private readonly Aliasing _aliasing;
    private readonly ElementLoops _loops;
    private readonly Escapes _escapes;
    private readonly WholeNames _names;

    private LeftZeros(Function function)
    {
        _function = function;
        _aliasing = Aliasing.Of(function);
        _loops = new ElementLoops(function, _aliasing);
        _escapes = new Escapes(function);
        _names = new WholeNames(function);
    }

    public static Function Apply(Function function)
    {
        Let[] arrays = [.. function.Body.All().OfType<Let>().Where(IsArrayOfZeros)];
        foreach (Value array in arrays.Select(let => let.Target))
        {
            var pass = new LeftZeros(function);
            if (pass._escapes.IsOwn(array) && pass.IsOnlyOne(array) && pass.Home(array) is { } home && pass.Written(home, array) is { } written)
            {
                function = DeadCode.Apply(function with { Body = Replaced(function.Body, home, written) });
            }
        }

        return function;
    }

    private static bool IsArrayOfZeros(Let let) =>
        let.Target is { IsDerivative: true, Type: { Category: TypeCategory.Array, Rank: 1, Item.IsFloating: true } }
        && MemoryFunctions.IsNew(let.Expression)
        && !MemoryFunctions.IsOnStack(let.Expression);

    /// <summary>Whether all that may be the same as an array is that array.</summary>
    private bool IsOnlyOne(Value array)
    {
        int memory = _aliasing.ClassOf(array);
        return _names.Definitions.Count(entry => entry.Value.Any(MemoryFunctions.IsAllocation) && _aliasing.ClassOf(array with { Id = entry.Key }) == memory) == 1
            && !_function.Results.Any(result => _aliasing.Touches(result.Expression, memory));
    }

    /// <summary>The innermost body of a loop that does all that is done to an array; null where there is no such loop.</summary>
    private Block? Home(Value array)
    {
        int memory = _aliasing.ClassOf(array);
        Block? home = null;
        Block block = _function.Body;
        while (block.Statements.Where(statement => IsAccess(statement, memory) && !statement.Targets.Contains(array)).ToArray() is [{ } only])
        {
            if (only.Expressions.Any(expr => _aliasing.Touches(expr, memory)) || only.Blocks is not [{ } body])
            {
                return null;
            }

            block = body;
            home = body;
        }

        return home;
    }

    /// <summary>Whether a statement does more than name a part of the memory.</summary>
    private bool IsAccess(Statement statement, int memory) =>
        statement is not Let { IsPinned: false, Target.Type.IsMemory: true }
        && (statement.Expressions.Any(expr => _aliasing.Touches(expr, memory)) || statement.Blocks.Any(block => block.Statements.Any(inner => IsAccess(inner, memory))));

    /// <summary>An iteration that writes first what it added, and leaves what it wrote; null where it is none of this kind.</summary>
    private Block? Written(Block iteration, Value array)
    {
        int memory = _aliasing.ClassOf(array);
        List<Statement> statements = [.. iteration.Statements];
        int first = statements.FindIndex(statement => IsAccess(statement, memory));
        int last = statements.FindLastIndex(statement => IsAccess(statement, memory));
        if (first == last
            || statements[first] is not Loop loop
            || _loops.OnlySum(loop, memory) is not { } sum
            || !IsWhole(sum.Target.Memory, array)
            || !_loops.IsToAll(loop, sum))
        {
            return null;
        }

        statements[first] = loop with { Body = FirstSums.Assigned(loop.Body, sum) };
        switch (statements[last])
        {
            case Bulk { Kind: BulkKind.Clear } clear when IsWhole(clear.Target, array):
                Quotes.Remove(statements, last, first);
                return new Block(statements.ToEquatableArray());
            case Loop clearing when ZeroedIn(clearing, memory) is { } zeroed && IsWhole(zeroed.Target.Memory, array) && _loops.IsToAll(clearing, zeroed):
                List<Statement> body = [.. clearing.Body.Statements];
                int position = body.FindIndex(statement => ReferenceEquals(statement, zeroed));
                Quotes.Remove(body, position, -1);
                statements[last] = clearing with { Body = new Block(body.ToEquatableArray()) };
                return new Block(statements.ToEquatableArray());
            default:
                return null;
        }
    }

    /// <summary>What sets elements to zero in a loop that has only looked at the same elements before; null where there is no such store.</summary>
    private Store? ZeroedIn(Loop loop, int memory)
    {
        Store? zeroed = loop.Body.Statements.OfType<Store>().LastOrDefault(store => _aliasing.ClassOf(store.Target.Memory) == memory);
        if (zeroed is not { Value: var value, Target: { Children.Count: 2, Leaf: Element.Whole } } || !value.IsConstant(0) || loop.Expressions.Any(expr => _aliasing.Touches(expr, memory)))
        {
            return null;
        }

        bool isBehind = false;
        foreach (Statement statement in loop.Body.Statements)
        {
            if (ReferenceEquals(statement, zeroed))
            {
                isBehind = true;
            }
            else if (statement.All().Any(part => part.Expressions.Any(expr => _aliasing.Touches(isBehind ? expr : Without(expr, zeroed.Target), memory))))
            {
                return null;
            }
        }

        return zeroed;
    }

    private static Expr Without(Expr expr, Element element) => expr.Replace(node => node.Equals(element) ? new Const(element.Type, 0) : null);

    /// <summary>Whether a reference is to all of an array.</summary>
    private bool IsWhole(Expr memory, Value array) => _names.RootOf(memory)?.Id == array.Id;

    private static Block Replaced(Block block, Block old, Block replacement) => ReferenceEquals(block, old)
        ? replacement
        : new Block(block.Statements.Select(statement => statement.WithBlocks(statement.Blocks.Select(inner => Replaced(inner, old, replacement)).ToArray())).ToEquatableArray());
}
