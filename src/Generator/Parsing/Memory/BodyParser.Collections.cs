using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>What collection expressions make: <c>[x, .. row, 0]</c>.</content>
internal sealed partial class BodyParser
{
    /// <summary>
    /// Whether the elements of a collection expression get an array of their own: arguments that carry no gradient are
    /// printed as they were written.
    /// </summary>
    private bool IsMadeHere(ICollectionExpressionOperation operation, TypeRef type)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return type.IsMemory
            && (type.HasShadow || parent is not IArgumentOperation)
            && operation.Elements.OfType<ISpreadOperation>().All(spread => IsLinear(spread, type));
    }

    /// <summary>Whether what is spread is an array or a span of just the elements that are collected.</summary>
    private bool IsLinear(ISpreadOperation spread, TypeRef type) =>
        spread.Operand.Type is { } spreadType
        && Symbols.Type(spreadType) is { IsMemory: true, Rank: 1, Item: { IsMemory: false } item }
        && item == type.Item;

    private Expr Collected(ICollectionExpressionOperation operation, TypeRef type)
    {
        if (!operation.Elements.Any(element => element is ISpreadOperation))
        {
            return Made(type, [operation.Elements.Length], operation.Elements.ToArray());
        }

        TypeRef array = type.Category == TypeCategory.Array ? type : MemoryFunctions.ArrayOf(type.Item!);
        Expr made = operation.Elements is [ISpreadOperation only] ? Copied(Reference(only.Operand), array) : Joined(operation.Elements, array);
        return type.Category == TypeCategory.Array ? made : MemoryFunctions.AsSpan(type, made);
    }

    /// <summary>A new array of single elements and of all those of arrays and spans.</summary>
    private Expr Joined(IReadOnlyList<IOperation> elements, TypeRef type)
    {
        var parts = new List<(Expr Value, bool IsSpread)>();
        foreach (IOperation element in elements)
        {
            Expr value = element is ISpreadOperation spread ? Reference(spread.Operand) : Translate(element);
            parts.Add((value is Ref or Const ? value : Named(value, element is ISpreadOperation ? "part" : "element"), element is ISpreadOperation));
        }

        Expr target = Named(MemoryFunctions.Allocation(type, Sum(parts)), "array");
        for (int i = 0; i < parts.Count; i++)
        {
            Expr start = Sum(parts.Take(i));
            if (type.Item!.Structure is not null)
            {
                JoinStructures(target, start, parts[i].Value, parts[i].IsSpread, elements[i].Syntax);
                continue;
            }

            _statements.Add(parts[i].IsSpread
                ? new Bulk(Section.Forward, BulkKind.Copy, Part(target, start, MemoryFunctions.Length(parts[i].Value)), parts[i].Value, _quote)
                : new Store(Section.Forward, new Element(target, start), parts[i].Value));
        }

        return target;
    }

    /// <summary>How many elements there are: <c>first.Length + second.Length + 2</c>.</summary>
    private static Expr Sum(IEnumerable<(Expr Value, bool IsSpread)> parts)
    {
        int singles = parts.Count(part => !part.IsSpread);
        Expr[] lengths = [.. parts.Where(part => part.IsSpread).Select(part => MemoryFunctions.Length(part.Value))];
        Expr[] terms = singles > 0 || lengths.Length == 0 ? [.. lengths, Number(singles)] : lengths;
        return terms.Skip(1).Aggregate(terms[0], (sum, term) => new Binary(BinaryOperator.Add, sum, term, TypeRef.Int));
    }
}
