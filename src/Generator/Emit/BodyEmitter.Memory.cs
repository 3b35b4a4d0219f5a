using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Elements of arrays and spans.</content>
internal sealed partial class BodyEmitter
{
    private string Storing(Store store)
    {
        string target = _printer.Print(store.Target);
        if (store.Value is Binary { Left: Element left } binary
            && Operators.IsArithmetic(binary.Operator)
            && left.Equals(store.Target)
            && binary.Type == store.Target.Type)
        {
            return target + " " + Operators.Symbol(binary.Operator) + "= " + _printer.Print(binary.Right) + ";";
        }

        return target + " = " + _printer.Print(store.Value) + ";";
    }

    /// <summary>Whether a leaf of an element can only be changed with all of it, or with a part of it.</summary>
    private static bool MustAssemble(Element target) =>
        target.Leaf != Element.Whole && target.Memory.Type.Item!.Structure!.SetBy(target.Leaf).Part is not null;

    /// <summary>The stores that follow to the same part of an element, none of which reads what one before it writes.</summary>
    private static Store[] Together(Block block, int first)
    {
        var together = new List<Store> { (Store)block.Statements[first] };
        Element whole = together[0].Target.At(Element.Whole);
        Structure structure = whole.Memory.Type.Item!.Structure!;
        for (int i = first + 1; i < block.Statements.Count; i++)
        {
            bool reads(Expr expr) => expr.Any(node => node is Element read && read.Memory.Type.Item == whole.Memory.Type.Item && together.Any(store => store.Target.Leaf == read.Leaf));
            if (block.Statements[i] is not Store next
                || next.Section != together[0].Section
                || !next.Target.At(Element.Whole).Equals(whole)
                || structure.SetBy(next.Target.Leaf).Path != structure.SetBy(together[0].Target.Leaf).Path
                || together.Any(store => store.Target.Leaf == next.Target.Leaf)
                || reads(next.Value))
            {
                break;
            }

            together.Add(next);
        }

        return together.ToArray();
    }

    /// <summary>An element, or a part of one, that is made anew with other leaves.</summary>
    private string Storing(IReadOnlyList<Store> stores)
    {
        Element element = stores[0].Target;
        (string path, Structure? part, int first) = element.Memory.Type.Item!.Structure!.SetBy(element.Leaf);
        IEnumerable<Expr> leaves = Enumerable.Range(first, part!.Leaves)
            .Select(leaf => stores.FirstOrDefault(store => store.Target.Leaf == leaf)?.Value ?? element.At(leaf));
        return _printer.Print(element.At(Element.Whole)) + path + " = " + _printer.Print(part.Assemble(leaves)) + ";";
    }

    /// <summary>From array to array, C# 13 does not know whether a span or a memory is meant; there is a method of the array.</summary>
    private static bool AreArrays(Bulk copy) =>
        copy.Target.Type.Category == TypeCategory.Array && copy.Source!.Type.Category == TypeCategory.Array;

    private string AllAtOnce(Bulk bulk)
    {
        string target = _printer.Print(bulk.Target);
        if (bulk.Kind is BulkKind.Push or BulkKind.Pop)
        {
            (string stack, string memory) = bulk.Kind == BulkKind.Push ? (target, _printer.Print(bulk.Source!)) : (_printer.Print(bulk.Source!), target);
            return stack + "." + bulk.Kind + "All(" + memory + ");";
        }

        bool isSpan = bulk.Target.Type.Category != TypeCategory.Array;
        return bulk.Kind switch
        {
            BulkKind.Clear => isSpan ? target + ".Clear();" : _functions.QualifierOf(FunctionTable.Array) + "Clear(" + target + ");",
            BulkKind.Copy => _printer.Print(bulk.Source!) + ".CopyTo(" + target + (AreArrays(bulk) ? ", 0" : string.Empty) + ");",
            _ => _functions.QualifierOf(FunctionTable.Shadow) + "Add" + (bulk.Source!.Type == bulk.Target.Type ? string.Empty : "<" + bulk.Target.Type.Item!.Name + ">") + "(" + target + ", " + _printer.Print(bulk.Source!) + ");",
        };
    }
}
