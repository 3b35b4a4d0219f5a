using System;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What makes memory and what looks at a part of it.</summary>
internal static class MemoryFunctions
{
    private const string AllocationPrefix = "new memory ";
    private const string StackPrefix = "stack memory ";
    private const string Uncleared = "as it is ";

    /// <summary><c>new double[n]</c>: zeros.</summary>
    public static Expr Allocation(TypeRef type, params Expr[] lengths) => new Call(Function(AllocationPrefix + type.Name, type), lengths);

    /// <summary><c>stackalloc double[n]</c>: zeros, or what happened to lie there.</summary>
    public static Expr StackAllocation(TypeRef type, Expr length, bool isCleared) =>
        new Call(Function(StackPrefix + (isCleared ? string.Empty : Uncleared) + type.Name, type), length);

    public static bool IsAllocation(Expr expr) =>
        expr is Call { Function.Id: var id }
        && (id.StartsWith(AllocationPrefix, StringComparison.Ordinal) || id.StartsWith(StackPrefix, StringComparison.Ordinal) || id == ZerosLikeId);

    public static bool IsOnStack(Expr expr) => expr is Call { Function.Id: var id } && id.StartsWith(StackPrefix, StringComparison.Ordinal);

    /// <summary>What is cast, where something is: <c>(double[])x.Clone()</c>.</summary>
    public static Expr Uncast(Expr expr) => expr is Cast cast ? cast.Operand : expr;

    /// <summary>Whether memory on the stack does not begin with zeros.</summary>
    public static bool IsUncleared(Expr expr) => expr is Call { Function.Id: var id } && id.StartsWith(StackPrefix + Uncleared, StringComparison.Ordinal);

    private const string ZerosLikeId = "Shadow.ZerosLike";

    /// <summary>Zeros of the structure of an array, rows and all.</summary>
    public static Expr Structured(string qualifier, Expr memory) => new Call(
        new FunctionRef(ZerosLikeId, "ZerosLike", qualifier, CallStyle.Static, memory.Type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false),
        memory);

    /// <summary><c>x.Clone()</c>: another array of the same elements or rows.</summary>
    public static Expr CloneOf(Expr memory) => new Call(
        new FunctionRef("M:System.Array.Clone", "Clone", string.Empty, CallStyle.Member, new TypeRef(TypeCategory.Other, "object"), EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false),
        memory);

    /// <summary>The type of an array of one dimension.</summary>
    public static TypeRef ArrayOf(TypeRef item) => new(TypeCategory.Array, item.Name + "[]", Item: item, Rank: 1);

    /// <summary>The type of a span that can be written.</summary>
    public static TypeRef SpanOf(TypeRef item) => new(TypeCategory.Span, "Span<" + item.Name + ">", Item: item, Rank: 1);

    /// <summary>Whether an expression is a part of the memory that its first argument refers to.</summary>
    public static bool IsView(Expr expr) =>
        expr is Call { Type.IsMemory: true, Function.IsPure: true, Arguments: { Count: > 0 } arguments } && arguments[0].Type.IsMemory;

    /// <summary>Whether an expression is all of an array as a span.</summary>
    public static bool IsSpanOfAll(Expr expr) =>
        IsView(expr)
        && expr is Call { Function.Name: "AsSpan", Arguments: { Count: 1 or 3 } arguments }
        && arguments[0].Type is { Category: TypeCategory.Array, Rank: 1 }
        && (arguments.Count == 1 || (arguments[1].IsConstant(0) && arguments[2].Equals(Length(arguments[0]))));

    /// <summary>The number of elements of an array or a span of one dimension.</summary>
    public static Expr Length(Expr memory) => new Call(
        new FunctionRef("P:" + memory.Type.Name + ".Length", "Length", string.Empty, CallStyle.Property, TypeRef.Int, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        memory);

    /// <summary>The number of elements of an array along one of its dimensions.</summary>
    public static Expr GetLength(Expr array, Expr dimension) => new Call(
        new FunctionRef("M:System.Array.GetLength(System.Int32)", "GetLength", string.Empty, CallStyle.Member, TypeRef.Int, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        array,
        dimension);

    /// <summary>A part of a span.</summary>
    public static Expr Slice(Expr span, params Expr[] startAndLength) => new Call(
        new FunctionRef("M:" + span.Type.Name + ".Slice", "Slice", string.Empty, CallStyle.Member, span.Type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        new[] { span }.Concat(startAndLength).ToEquatableArray());

    /// <summary>An array, or a part of one, as a span.</summary>
    public static Expr AsSpan(TypeRef span, Expr array, params Expr[] startAndLength) => new Call(
        new FunctionRef("M:System.MemoryExtensions.AsSpan", "AsSpan", string.Empty, CallStyle.Member, span, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        new[] { array }.Concat(startAndLength).ToEquatableArray());

    /// <summary>The type of the shadow of memory of a type.</summary>
    public static TypeRef ShadowType(TypeRef type) => type.Category == TypeCategory.ReadOnlySpan
        ? type with { Category = TypeCategory.Span, Name = type.Name.Replace("ReadOnlySpan<", "Span<") }
        : type;

    /// <summary>Whether an expression is printed as <c>new T[n]</c>.</summary>
    public static bool IsNew(Expr expr) =>
        expr is Call { Function.Id: var id } && (id.StartsWith(AllocationPrefix, StringComparison.Ordinal) || id.StartsWith(StackPrefix, StringComparison.Ordinal));

    /// <summary>The text of an allocation.</summary>
    public static string Print(Call allocation, Func<Expr, string> print)
    {
        TypeRef type = allocation.Type;
        TypeRef innermost = type.Item!;
        string rest = string.Empty;
        while (innermost.Category == TypeCategory.Array)
        {
            rest += "[" + new string(',', innermost.Rank - 1) + "]";
            innermost = innermost.Item!;
        }

        return (IsOnStack(allocation) ? "stackalloc " : "new ") + innermost.Name + "[" + string.Join(", ", allocation.Arguments.Select(print)) + "]" + rest;
    }

    private static FunctionRef Function(string id, TypeRef type) => new(
        id, "array", string.Empty, CallStyle.Constructor, type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
}
