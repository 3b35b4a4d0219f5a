using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Arrays that the method makes, and what is done to all elements of arrays and spans at once.</content>
internal sealed partial class BodyParser
{
    private Expr NewArray(IArrayCreationOperation operation)
    {
        TypeRef type = Symbols.Type(operation.Type!);
        if (!type.IsMemory)
        {
            throw Unsupported(operation);
        }

        if (operation.Initializer is not { } initializer)
        {
            return MemoryFunctions.Allocation(type, operation.DimensionSizes.Select(Translate).ToArray());
        }

        int[] lengths = Lengths(initializer).Take(type.Rank).ToArray();
        return Filled(type, lengths, Elements(initializer, type.Rank).ToArray());
    }

    /// <summary>An array with these elements: made, then written one by one.</summary>
    private Expr Filled(TypeRef type, int[] lengths, IReadOnlyList<IOperation> elements)
    {
        Expr array = Named(MemoryFunctions.Allocation(type, lengths.Select(Number).ToArray()), "array");
        for (int i = 0; i < elements.Count; i++)
        {
            Expr[] indices = new Expr[lengths.Length];
            for (int d = lengths.Length - 1, rest = i; d >= 0; d--)
            {
                indices[d] = Number(rest % lengths[d]);
                rest /= lengths[d];
            }

            _ = Put(new Element(array, indices), elements[i]);
        }

        return array;
    }

    private static Expr Number(int number) => new Const(TypeRef.Int, number, NumberFormat.Double(number, isExplicit: false));

    private static IEnumerable<int> Lengths(IArrayInitializerOperation initializer)
    {
        yield return initializer.ElementValues.Length;
        if (initializer.ElementValues.FirstOrDefault() is IArrayInitializerOperation inner)
        {
            foreach (int length in Lengths(inner))
            {
                yield return length;
            }
        }
    }

    private static IEnumerable<IOperation> Elements(IArrayInitializerOperation initializer, int rank) => rank == 1
        ? initializer.ElementValues
        : initializer.ElementValues.OfType<IArrayInitializerOperation>().SelectMany(inner => Elements(inner, rank - 1));

    /// <summary>A call of the library that works on whole arrays and spans; null where it is none of those that are known.</summary>
    private Expr? MemoryCall(IOperation operation, IMethodSymbol method, FunctionRef function, List<Expr> arguments)
    {
        if (arguments.Count == 0 || !arguments[0].Type.IsMemory || method.ContainingNamespace?.ToDisplayString() != "System")
        {
            return null;
        }

        if (WellKnown.IsView(method.ReducedFrom ?? method))
        {
            arguments[0] = arguments[0].Any(MemoryFunctions.IsAllocation) ? Named(arguments[0], "array") : arguments[0];
            return arguments.Skip(1).All(argument => argument.Type == TypeRef.Int) ? new Call(function, arguments.ToEquatableArray()) : throw Unsupported(operation);
        }

        if (method.ContainingType.SpecialType == SpecialType.System_Array && method.Name is "GetLength" or "GetLowerBound" or "GetUpperBound")
        {
            return new Call(function, arguments.ToEquatableArray());
        }

        if (arguments[0].Type is { Rank: > 1, Item.Structure: not null } && method.Name == "Clear")
        {
            throw Rejection.At(operation.Syntax, Diagnostics.Descriptors.UnsupportedExpression, "'Clear' of a matrix of structures", _scope.Method.Name, "write a loop over the elements");
        }

        bool isArray = method.ContainingType.SpecialType == SpecialType.System_Array;
        switch (method.Name, arguments.Count)
        {
            case ("Clear", 1):
                return AllAtOnce(BulkKind.Clear, arguments[0]);
            case ("Clear", 3) when isArray && IsLinear(arguments[0]):
                return AllAtOnce(BulkKind.Clear, Part(arguments[0], arguments[1], arguments[2]));
            case ("Copy", 3) when isArray && IsLinear(arguments[0]) && IsLinear(arguments[1]):
                return AllAtOnce(BulkKind.Copy, Part(arguments[1], Number(0), arguments[2]), Part(arguments[0], Number(0), arguments[2]));
            case ("Copy", 5) when isArray && IsLinear(arguments[0]) && IsLinear(arguments[2]):
                return AllAtOnce(BulkKind.Copy, Part(arguments[2], arguments[3], arguments[4]), Part(arguments[0], arguments[1], arguments[4]));
            case ("CopyTo", 2) when IsLinear(arguments[0]) && IsLinear(arguments[1]):
                return AllAtOnce(BulkKind.Copy, Part(arguments[1], Number(0), MemoryFunctions.Length(arguments[0])), arguments[0]);
            case ("CopyTo", 3) when IsLinear(arguments[0]) && IsLinear(arguments[1]):
                return AllAtOnce(BulkKind.Copy, Part(arguments[1], arguments[2], MemoryFunctions.Length(arguments[0])), arguments[0]);
            case ("Fill", 2) when arguments[0].Type.Rank == 1 && !arguments[0].Type.Item!.IsMemory:
                return Fill(arguments[0], arguments[1], operation);
            case ("Fill", 4) when IsLinear(arguments[0]):
                return Fill(Part(arguments[0], arguments[2], arguments[3]), arguments[1], operation);
            case ("Reverse", 1) when IsLinear(arguments[0]):
                return Reverse(arguments[0]);
            case ("Reverse", 3) when IsLinear(arguments[0]):
                return Reverse(Part(arguments[0], arguments[1], arguments[2]));
            case ("ToArray", 1) when IsLinear(arguments[0]):
                return Copied(arguments[0], Symbols.Type(operation.Type!));
            default:
                return null;
        }
    }

    /// <summary>Whether memory has elements that are numbers, in one dimension.</summary>
    private static bool IsLinear(Expr memory) => memory.Type is { IsMemory: true, Rank: 1, Item.IsMemory: false };

    private Expr AllAtOnce(BulkKind kind, Expr target, Expr? source = null)
    {
        if (target.Type.Item!.Structure is { } structure)
        {
            return OneByOne(target, source, structure);
        }

        _statements.Add(new Bulk(Section.Forward, kind, target, source, _quote));
        return Nothing;
    }

    /// <summary>A new array with the same elements.</summary>
    private Expr Copied(Expr memory, TypeRef type)
    {
        Expr source = memory is Ref ? memory : Named(memory, "source");
        Expr copy = Named(MemoryFunctions.Allocation(type, MemoryFunctions.Length(source)), "copy");
        if (type.Item!.Structure is not null)
        {
            ForEachIndex(source, index => CopyLeaves(new Element(copy, index), new Element(source, index)));
            return copy;
        }

        _statements.Add(new Bulk(Section.Forward, BulkKind.Copy, copy, source, _quote));
        return copy;
    }
}
