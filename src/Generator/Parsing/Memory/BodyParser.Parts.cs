using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Parts of arrays and spans, by a start and a length or by a range.</content>
internal sealed partial class BodyParser
{
    /// <summary>A part of an array or a span, as a span.</summary>
    private static Expr Part(Expr memory, Expr start, Expr length)
    {
        if (memory.Type.Category != TypeCategory.Array)
        {
            return MemoryFunctions.Slice(memory, start, length);
        }

        var span = new TypeRef(TypeCategory.Span, "Span<" + memory.Type.Item!.Name + ">", Item: memory.Type.Item, Rank: 1);
        return MemoryFunctions.AsSpan(span, memory, start, length);
    }

    /// <summary><c>x[1..^1]</c>, as a span.</summary>
    private Expr PartOf(Expr memory, IRangeOperation range)
    {
        Expr start = range.LeftOperand is { } left ? Index(left, memory) : new Const(TypeRef.Int, 0, "0");
        Expr end = range.RightOperand is { } right ? Index(right, memory) : MemoryFunctions.Length(memory);
        return Part(memory, start, Between(start, end));
    }

    private static Expr Between(Expr start, Expr end) => (start, end) switch
    {
        (Const { Number: 0, IsNumber: true }, _) => end,
        (Const { IsNumber: true, IsNamed: false } first, Binary { Operator: BinaryOperator.Subtract, Right: Const { IsNumber: true, IsNamed: false } last } fromEnd) =>
            new Binary(BinaryOperator.Subtract, fromEnd.Left, Number((int)(first.Number + last.Number)), TypeRef.Int),
        _ => new Binary(BinaryOperator.Subtract, end, start, TypeRef.Int),
    };

    /// <summary><c>x[1..^1]</c> of an array: a new one with the elements of the part.</summary>
    private Expr PartCopied(IArrayElementReferenceOperation operation)
    {
        Expr memory = Reference(operation.ArrayReference);
        return operation.Indices is [IRangeOperation range] && IsLinear(memory)
            ? Copied(PartOf(memory, range), Symbols.Type(operation.Type!))
            : throw Unsupported(operation);
    }

    /// <summary><c>x.AsSpan(1..^1)</c> and <c>x.AsSpan(^3)</c>; null for anything else.</summary>
    private Expr? AsSpanOfRange(IInvocationOperation operation, IMethodSymbol method)
    {
        if (operation.Arguments is not [{ Value: { Type: { } type } array }, { Value: var part, Parameter.Type.Name: "Range" or "Index" }]
            || !WellKnown.IsView(method.ReducedFrom ?? method)
            || !Symbols.Type(type).IsMemory)
        {
            return null;
        }

        Expr memory = Reference(array);
        if (part is IRangeOperation range)
        {
            return PartOf(memory, range);
        }

        Expr start = Index(part, memory);
        return Part(memory, start, new Binary(BinaryOperator.Subtract, MemoryFunctions.Length(memory), start, TypeRef.Int));
    }
}
