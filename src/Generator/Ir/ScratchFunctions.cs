using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>ScratchArrays</c>.</summary>
internal static class ScratchFunctions
{
    private const string RentId = "ScratchArrays.Rent ";

    public static TypeRef Type(TypeRef item) => new(TypeCategory.Other, "ScratchArrays<" + item.Name + ">");

    public static Expr Rent(TypeRef scratch) => new Call(Function(RentId + scratch.Name, "Rent", scratch.Name + ".", CallStyle.Static, scratch));

    /// <summary>A span of zeros, in place of a new array.</summary>
    public static Expr Zeros(Value scratch, Call allocation) =>
        new Call(Function("ScratchArrays.Zeros", "Zeros", string.Empty, CallStyle.Member, MemoryFunctions.SpanOf(allocation.Type.Item!)), new Ref(scratch), allocation.Arguments[0]);

    /// <summary>An array of zeros, in place of a new one.</summary>
    public static Expr Array(Value scratch, Call allocation) =>
        new Call(Function("ScratchArrays.Array", "Array", string.Empty, CallStyle.Member, allocation.Type), new Expr[] { new Ref(scratch) }.Concat(allocation.Arguments).ToEquatableArray());

    private static FunctionRef Function(string id, string name, string qualifier, CallStyle style, TypeRef result) => new(
        id, name, qualifier, style, result, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
}
