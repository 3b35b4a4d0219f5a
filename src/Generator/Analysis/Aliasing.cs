using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Which references may be to the same memory. Two that may ever be the same are in one class, wherever they stand: rows
/// are in the class of their array, slices in that of what they are slices of. Parameters are apart, since the generated
/// method checks that.
/// </summary>
internal sealed class Aliasing
{
    /// <summary>The class of what comes from outside: fields, results of unknown calls.</summary>
    public const int External = -1;

    /// <summary>The class of null.</summary>
    public const int Nothing = -2;

    private readonly Dictionary<int, int> _parents = [];

    private Aliasing()
    {
    }

    public static Aliasing Of(Function function)
    {
        var aliasing = new Aliasing();
        aliasing.Visit(function.Body);
        return aliasing;
    }

    public int ClassOf(Value value) => Find(value.Id);

    /// <summary>The class of a reference, or of the memory that an element lies in.</summary>
    public int ClassOf(Expr memory)
    {
        Stack.Guard();
        switch (memory)
        {
            case Ref reference:
                return Find(reference.Value.Id);
            case Element element:
                return ClassOf(element.Memory);
            case Cast cast:
                return ClassOf(cast.Operand);
            case Conditional conditional:
                return Union(ClassOf(conditional.WhenTrue), ClassOf(conditional.WhenFalse));
            case Call call when MemoryFunctions.IsView(call):
                return ClassOf(call.Arguments[0]);
            case Call { Arguments: { Count: > 0 } arguments } saved when saved.Function.Id.StartsWith("Saved", System.StringComparison.Ordinal):
                return ClassOf(arguments[0]);
            case Const:
            case Call when MemoryFunctions.IsAllocation(memory):
                return Nothing;
            default:
                return External;
        }
    }

    /// <summary>Whether an expression looks at memory of a class; its length does not count.</summary>
    public bool Touches(Expr expr, int memory) =>
        expr is not Call { IsLength: true }
        && ((expr.Type.IsMemory && ClassOf(expr) == memory) || expr.Children.Any(child => Touches(child, memory)));

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Let let when let.Target.Type.IsMemory && !MemoryFunctions.IsAllocation(let.Expression):
                    Union(let.Target.Id, ClassOf(let.Expression));
                    break;
                case Store store when store.Value.Type.IsMemory:
                    Union(ClassOf(store.Target), ClassOf(store.Value));
                    break;
                case Save save when save.Value.Type.IsMemory:
                    Union(save.Saved.Id, ClassOf(save.Value));
                    break;
            }

            foreach (Block inner in statement.Blocks)
            {
                Visit(inner);
            }

            foreach (Merge merge in ((statement as If)?.Merges ?? []).Where(merge => merge.Target.Type.IsMemory))
            {
                Union(merge.Target.Id, Union(ClassOf(merge.Then), ClassOf(merge.Else)));
            }

            foreach (Carried carried in ((statement as Loop)?.Carried ?? []).Where(carried => carried.Head.Type.IsMemory))
            {
                Union(carried.Head.Id, Union(carried.Result.Id, Union(ClassOf(carried.Init), ClassOf(carried.Next))));
            }
        }
    }

    private int Find(int id)
    {
        while (_parents.TryGetValue(id, out int parent))
        {
            id = parent;
        }

        return id;
    }

    private int Union(int first, int second)
    {
        (first, second) = (Find(first), Find(second));
        if (first == second || second == Nothing)
        {
            return first;
        }

        if (first == Nothing)
        {
            return second;
        }

        // What comes from outside stays the representative.
        (int child, int parent) = first == External ? (second, first) : (first, second);
        _parents.Add(child, parent);
        return parent;
    }
}
