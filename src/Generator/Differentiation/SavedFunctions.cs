using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What generated code calls of the runtime's <c>Saved</c> and <c>SavedStack</c>.</summary>
internal static class SavedFunctions
{
    private const string PopId = "SavedStack.Pop";

    public static TypeRef Array(TypeRef element) => new(TypeCategory.Other, "Saved<" + element.Name + ">");

    public static TypeRef Stack(TypeRef element) => new(TypeCategory.Other, "SavedStack<" + element.Name + ">");

    public static Expr RentArray(TypeRef array, Expr count) =>
        new Call(Function("Saved.Rent " + array.Name, "Rent", array.Name + ".", CallStyle.Static, array, isPure: false), count);

    public static Expr RentStack(TypeRef stack) =>
        new Call(Function("SavedStack.Rent " + stack.Name, "Rent", stack.Name + ".", CallStyle.Static, stack, isPure: false));

    public static Expr Pop(Value saved, TypeRef element) =>
        new Call(Function(PopId, "Pop", string.Empty, CallStyle.Member, element, isPure: false), new Ref(saved));

    /// <summary>An element of a saved array: written once, before it is read.</summary>
    public static Expr Element(Value saved, Expr index, TypeRef element) =>
        new Call(Function("Saved.Item " + element.Name, "Item", string.Empty, CallStyle.Indexer, element, isPure: true), new Ref(saved), index);

    public static bool IsPop(Expr expr) => expr is Call { Function.Id: PopId };

    private static FunctionRef Function(string id, string name, string qualifier, CallStyle style, TypeRef result, bool isPure) => new(
        id, name, qualifier, style, result, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, isPure);
}
