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

        return store.Section != Section.Forward && store.Value is Binary sum && Increment(sum, store.Target) is { } increment
            ? target + " += " + _printer.Print(increment) + ";"
            : target + " = " + _printer.Print(store.Value) + ";";
    }

    /// <summary>For a sum with the element in it, the rest of the sum.</summary>
    private static Expr? Increment(Binary sum, Element element)
    {
        if (sum.Operator is not (BinaryOperator.Add or BinaryOperator.Subtract))
        {
            return null;
        }

        if (sum.Left.Equals(element))
        {
            return sum.Operator == BinaryOperator.Add ? sum.Right : null;
        }

        if (sum.Operator == BinaryOperator.Add && sum.Right.Equals(element))
        {
            return sum.Left;
        }

        return sum.Left is Binary inner && Increment(inner, element) is { } rest ? new Binary(sum.Operator, rest, sum.Right, sum.Type) : null;
    }

    /// <summary>From array to array, C# 13 does not know whether a span or a memory is meant; there is a method of the array.</summary>
    private static bool AreArrays(Bulk copy) =>
        copy.Target.Type.Category == TypeCategory.Array && copy.Source!.Type.Category == TypeCategory.Array;

    private string AllAtOnce(Bulk bulk)
    {
        string target = _printer.Print(bulk.Target);
        bool isSpan = bulk.Target.Type.Category != TypeCategory.Array;
        return bulk.Kind switch
        {
            BulkKind.Clear => isSpan ? target + ".Clear();" : "Array.Clear(" + target + ");",
            BulkKind.Copy => _printer.Print(bulk.Source!) + ".CopyTo(" + target + (AreArrays(bulk) ? ", 0" : string.Empty) + ");",
            _ => "Shadow.Add" + (bulk.Source!.Type == bulk.Target.Type ? string.Empty : "<" + bulk.Target.Type.Item!.Name + ">") + "(" + target + ", " + _printer.Print(bulk.Source!) + ");",
        };
    }
}
