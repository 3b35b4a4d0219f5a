using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Spans over arrays and over the stack.</content>
internal sealed partial class BodyParser
{
    protected override Expr ParamArray(IArgumentOperation argument) =>
        argument is { Value: IArrayCreationOperation { Type: { } type } creation, Parameter.ContainingSymbol: { } called }
        && Symbols.Type(type).HasShadow
        && (SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, Compilation.Assembly) || (called is IMethodSymbol method && IsExported(method)))
            ? NewArray(creation)
            : base.ParamArray(argument);

    /// <summary>An array, or a span over one, with these elements.</summary>
    private Expr Made(TypeRef type, int[] lengths, IOperation[] elements) => type.Category == TypeCategory.Array
        ? Filled(type, lengths, elements)
        : MemoryFunctions.AsSpan(type, Filled(MemoryFunctions.ArrayOf(type.Item!), lengths, elements));

    /// <summary>
    /// <c>stackalloc</c>. In loops, and in methods that are inlined, which may be in loops, the stack would be given back
    /// too late; in branches, what the backward pass looks at must not be known outside of them: there it is an array.
    /// </summary>
    private Expr OnStack(IOperation operation)
    {
        TypeRef type = Symbols.Type(operation.Type ?? throw Unsupported(operation));
        if (!type.IsMemory || operation.ChildOperations.FirstOrDefault() is not { } length)
        {
            throw Unsupported(operation);
        }

        IOperation[] elements = Listed(operation);
        if (elements.Length > 0)
        {
            return Made(type, [elements.Length], elements);
        }

        return _callStack.Count == 0 && _loop is null && _statements == _body
            ? MemoryFunctions.StackAllocation(type, Translate(length), isCleared: !_scope.SkipsLocalsInit)
            : MemoryFunctions.AsSpan(type, Named(MemoryFunctions.Allocation(MemoryFunctions.ArrayOf(type.Item!), Translate(length)), "array"));
    }

    /// <summary>The elements behind <c>stackalloc</c>, with the length in front of them or without it.</summary>
    private IOperation[] Listed(IOperation operation)
    {
        SeparatedSyntaxList<ExpressionSyntax> list = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            _ => default,
        };
        IOperation[] elements = operation.ChildOperations
            .SelectMany(child => child is IArrayInitializerOperation initializer ? initializer.ElementValues.ToArray() : [child])
            .Where(element => list.Any(expression => expression.Span.Contains(element.Syntax.Span)))
            .ToArray();
        return elements.Length == list.Count ? elements : throw Unsupported(operation);
    }

    /// <summary>Whether a conversion looks at an array or at a span as a span of the same elements.</summary>
    private bool IsToSpan(IConversionOperation operation) =>
        operation is { Type: { } to, Operand.Type: { } from }
        && WellKnown.SpanCategory(to) is not null
        && Symbols.Type(to) is { IsMemory: true } type
        && Symbols.Type(from) is { IsMemory: true, Rank: 1 } source
        && type.Item == source.Item;

    private Expr AsSpan(IConversionOperation operation)
    {
        Expr memory = Reference(operation.Operand);
        return memory.Type.Category == TypeCategory.Array ? MemoryFunctions.AsSpan(Symbols.Type(operation.Type!), memory) : memory;
    }
}
