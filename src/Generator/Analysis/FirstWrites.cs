using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Blocks that write all of an array before they read any of it: what was there before does not matter.</summary>
internal sealed class FirstWrites
{
    private readonly Aliasing _aliasing;
    private readonly WholeNames _names;

    public FirstWrites(Function function, Aliasing aliasing)
    {
        _aliasing = aliasing;
        _names = new WholeNames(function);
    }

    /// <summary>Whether a block writes every element of an array before it reads any.</summary>
    public bool AreOf(Block block, int memory)
    {
        Statement[] touching = block.Statements.Where(statement => Uses.Expressions(statement).Any(expr => Reaches(expr, memory))).ToArray();
        return touching.Length == 0
            || touching[0] switch
            {
                Bulk { Kind: BulkKind.Clear } bulk => IsWhole(bulk.Target),
                Bulk { Kind: BulkKind.Copy, Source: { } source } bulk => IsWhole(bulk.Target) && !Reaches(source, memory),
                Loop loop => Fills(loop, memory) || (touching.Length == 1 && AreOf(loop.Body, memory)),
                Let { Expression: var view } let when MemoryFunctions.IsView(view) => AreOf(new Block(block.Statements.SkipWhile(statement => !ReferenceEquals(statement, let)).Skip(1).ToEquatableArray()), memory),
                _ => false,
            };
    }

    /// <summary>Whether an expression reads or gives away memory of a class; the length of it does not count.</summary>
    private bool Reaches(Expr expr, int memory)
    {
        if (expr is Call { IsLength: true })
        {
            return false;
        }

        return (expr.Type.IsMemory && _aliasing.ClassOf(expr) == memory) || expr.Children.Any(child => Reaches(child, memory));
    }

    /// <summary>Whether a loop writes element after element, all of them, and does no more with the array.</summary>
    private bool Fills(Loop loop, int memory)
    {
        if (loop.Range is not { Comparison: BinaryOperator.Less, IsUpward: true } range || !range.From.IsConstant(0))
        {
            return false;
        }

        bool isFilled = false;
        foreach (Statement statement in loop.Body.Statements)
        {
            if (statement is Store { Target: { Leaf: Element.Whole, Children: { Count: 2 } place } target } store
                && _aliasing.ClassOf(target.Memory) == memory
                && place[1] is Ref { Value.Id: var index }
                && index == range.Counter.Id
                && !Reaches(store.Value, memory)
                && IsWhole(target.Memory)
                && IsLength(range.Bound, target.Memory))
            {
                isFilled = true;
            }
            else if (!(isFilled ? Uses.Expressions(statement).All(isOfElement) : Uses.Expressions(statement).All(expr => !Reaches(expr, memory))))
            {
                // What else the iteration does with the array must be to the element that it has written.
                return false;
            }
        }

        return isFilled;

        // Neither another element, nor another name, under which the index would count from elsewhere.
        bool isOfElement(Expr expr) => expr switch
        {
            Element { Children: { Count: 2 } place } element when _aliasing.ClassOf(element.Memory) == memory => IsWhole(element.Memory) && place[1] is Ref { Value.Id: var read } && read == range.Counter.Id,
            _ => !Reaches(expr, memory) || (!expr.Type.IsMemory && expr.Children.All(isOfElement)),
        };
    }

    private bool IsWhole(Expr memory) => Made(memory) is not null;

    /// <summary>What makes the array that a reference is to all of.</summary>
    private Expr? Made(Expr memory) => _names.RootOf(memory) is { } root && _names.DefinitionOf(root) is { } made && MemoryFunctions.IsNew(made) ? made : null;

    private bool IsLength(Expr bound, Expr memory) =>
        bound is Call { IsLength: true, Arguments: { Count: 1 } of } ? Equals(_names.RootOf(of[0]), _names.RootOf(memory))
            : Made(memory) is Call { Arguments: { Count: 1 } length } && length[0].Equals(bound);
}
