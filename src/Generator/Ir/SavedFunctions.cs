using System;
using System.Collections.Generic;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>Saved</c> and <c>SavedStack</c>.</summary>
internal static class SavedFunctions
{
    private const string PopId = "SavedStack.Pop";
    private const string ItemId = "Saved.Item ";
    private const string FirstId = "Saved.First ";
    private const string RentId = "Saved.Rent ";

    public static TypeRef Array(TypeRef element) => new(TypeCategory.Other, "Saved<" + element.Name + ">", Item: element);

    public static TypeRef Stack(TypeRef element) => new(TypeCategory.Other, "SavedStack<" + element.Name + ">", Item: element);

    /// <summary>Whether a type is of what keeps values.</summary>
    public static bool IsSaved(TypeRef type) => type is { Category: TypeCategory.Other, Item: not null } && type.Name.StartsWith("Saved", StringComparison.Ordinal);

    /// <summary>What a stack of numbers of all kinds of a type is called; null for a stack of anything else.</summary>
    public static string? NameOfElements(TypeRef stack) => stack.Name switch
    {
        "SavedStack<double>" => "doubles",
        "SavedStack<float>" => "floats",
        "SavedStack<int>" => "ints",
        "SavedStack<long>" => "longs",
        "SavedStack<bool>" => "bools",
        _ => null,
    };

    public static Expr RentArray(TypeRef array, Expr count) =>
        new Call(Function(RentId + array.Name, "Rent", array.Name + ".", CallStyle.Static, array, isPure: false), count);

    public static Expr RentStack(TypeRef stack) =>
        new Call(Function(RentId + stack.Name, "Rent", stack.Name + ".", CallStyle.Static, stack, isPure: false));

    public static Expr Pop(Value saved, TypeRef element) =>
        new Call(Function(PopId, "Pop", string.Empty, CallStyle.Member, element, isPure: false), new Ref(saved));

    /// <summary>An element of a saved array: written once, before it is read.</summary>
    public static Expr Element(Value saved, Expr index, TypeRef element) =>
        new Call(Function(ItemId + element.Name, "Item", string.Empty, CallStyle.Indexer, element, isPure: true), new Ref(saved), index);

    /// <summary>The first elements of a saved array.</summary>
    public static Expr First(Expr saved, Expr count, TypeRef element) =>
        new Call(Function(FirstId + element.Name, "First", string.Empty, CallStyle.Member, new TypeRef(TypeCategory.ReadOnlySpan, "ReadOnlySpan<" + element.Name + ">", Item: element, Rank: 1), isPure: true), saved, count);

    /// <summary>An element of a saved array of sums, while they are added up.</summary>
    public static Expr PartialSum(Value saved, Expr index, TypeRef element) =>
        new Call(Function("Saved.Sum " + element.Name, "Item", string.Empty, CallStyle.Indexer, element, isPure: false), new Ref(saved), index);

    /// <summary>What is on a stack now can be taken again and again.</summary>
    public static Statement Keep(Value stack) => Effect("Keep", stack);

    /// <summary>Puts back on a stack what was kept there.</summary>
    public static Statement Rewind(Value stack) => Effect("Rewind", stack);

    private static Effect Effect(string name, Value stack) =>
        new(Section.Forward, new Call(Function("SavedStack." + name, name, string.Empty, CallStyle.Member, TypeRef.Void, isPure: false), new Ref(stack)));

    public static bool IsPop(Expr expr) => expr is Call { Function.Id: PopId };

    public static bool IsElement(Expr expr) => expr is Call call && call.Function.Id.StartsWith(ItemId, StringComparison.Ordinal);

    private static bool IsFirst(Expr expr) => expr is Call call && call.Function.Id.StartsWith(FirstId, StringComparison.Ordinal);

    public static bool IsRent(Expr expr) => expr is Call call && call.Function.Id.StartsWith(RentId, StringComparison.Ordinal);

    /// <summary>What a saved value is read from; null for any other expression.</summary>
    public static Value? ReadFrom(Expr expr) =>
        (IsPop(expr) || IsElement(expr) || IsFirst(expr)) && expr.Children[0] is Ref saved ? saved.Value : null;

    /// <summary>What an array or a stack with the values of a variable is called.</summary>
    public static string Plural(string name)
    {
        if (name.Length > 2 && name[name.Length - 1] == 'y' && "aeiou".IndexOf(char.ToLowerInvariant(name[name.Length - 2])) < 0)
        {
            return name.Substring(0, name.Length - 1) + "ies";
        }

        bool isPlain = name is not ("a" or "i") && !name.EndsWith("s", StringComparison.Ordinal);
        return name + (isPlain ? "s" : "Values");
    }

    /// <summary>What one of the values is called.</summary>
    public static string Singular(string plural) =>
        plural.EndsWith("Values", StringComparison.Ordinal) ? plural.Substring(0, plural.Length - "Values".Length)
        : plural.IndexOf("sBy", StringComparison.Ordinal) is > 0 and var by ? plural.Remove(by, 1)
        : plural.EndsWith("ies", StringComparison.Ordinal) ? plural.Substring(0, plural.Length - 3) + "y"
        : plural.TrimEnd('s');

    /// <summary>All that an expression reads of saved values.</summary>
    public static IEnumerable<Value> AllReads(Expr expr)
    {
        var found = new List<Value>();
        expr.Visit(node =>
        {
            if (ReadFrom(node) is { } saved)
            {
                found.Add(saved);
            }
        });
        return found;
    }

    /// <summary>The same reading of another array or stack.</summary>
    public static Expr From(Value saved, Expr read) => IsPop(read) ? Pop(saved, read.Type) : Element(saved, read.Children[1], read.Type);

    private static FunctionRef Function(string id, string name, string qualifier, CallStyle style, TypeRef result, bool isPure) => new(
        id, name, qualifier, style, result, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, isPure);
}
