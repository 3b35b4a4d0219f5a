using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What code may change of what its callers see: the structure that it is called on, elements and members of objects, and
/// variables. What it is passed by 'ref' is for the caller to know.
/// </summary>
internal sealed class CallEffects(ParseScope scope)
{
    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _writers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _memory = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _read = new(SymbolEqualityComparer.Default);
    private bool _isUnknown;

    /// <summary>The variables that are assigned, those of the code itself included.</summary>
    public HashSet<ISymbol> Variables { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The variables and the fields that are named, those of the code itself included.</summary>
    public HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    public bool WritesReceiver { get; private set; }

    /// <summary>Whether elements, or members of objects, of a type may be written.</summary>
    public bool WritesMemoryOf(ITypeSymbol type) =>
        _isUnknown || IsIn(_memory, type);

    /// <summary>Whether elements of a type may be read.</summary>
    public bool ReadsMemoryOf(ITypeSymbol type) => _isUnknown || IsIn(_read, type);

    private static bool IsIn(HashSet<ITypeSymbol> types, ITypeSymbol type) =>
        types.Any(known => known is ITypeParameterSymbol || SymbolEqualityComparer.Default.Equals(known.OriginalDefinition, type.OriginalDefinition));

    public void Add(IOperation body)
    {
        int known;
        do
        {
            // What methods that call each other write is known when nothing new comes up any more.
            known = _writers.Count;
            _visited.Clear();
            WritesReceiver |= Visit(body);
        }
        while (_writers.Count > known);
    }

    /// <returns>Whether the receiver is written.</returns>
    private bool Visit(IOperation body)
    {
        bool writesReceiver = false;
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            AddRead(operation);
            foreach (IOperation target in Assignments.TargetsOf(operation))
            {
                writesReceiver |= Write(target);
            }

            foreach (IMethodSymbol called in Assignments.CalledBy(operation))
            {
                if (Visit(called, operation) && Assignments.ReceiverOf(operation) is { } receiver)
                {
                    writesReceiver |= Write(receiver);
                }
            }
        }

        return writesReceiver;
    }

    private bool Visit(IMethodSymbol called, IOperation call)
    {
        IMethodSymbol method = Callees.Declared(called);
        if (!_visited.Add(method))
        {
            return _writers.Contains(method);
        }

        if (scope.BodyOf(method) is { } body)
        {
            if (Visit(body) && method.MethodKind != MethodKind.Constructor)
            {
                _writers.Add(method);
            }

            return _writers.Contains(method);
        }

        // A delegate that is a parameter was made by a caller, where it counts.
        _isUnknown |= method.MethodKind == MethodKind.DelegateInvoke
            && call is IInvocationOperation { Instance: not (IParameterReferenceOperation or ILocalReferenceOperation) };
        if (call is IInvocationOperation invocation && !IsView(method))
        {
            _memory.UnionWith(invocation.Arguments.Select(argument => argument.Value).Append(invocation.Instance).Select(MemoryIn).OfType<ITypeSymbol>());
        }

        return BodyParser.MayChange(method.ContainingType, method, scope.Compilation);
    }

    private void AddRead(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                Read.Add(local);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Read.Add(parameter);
                break;
            case IFieldReferenceOperation { Field: var field }:
                Read.Add(field.OriginalDefinition);
                break;
        }

        if (PassedByReference.IsElement(operation) || operation is IForEachLoopOperation)
        {
            _read.UnionWith(new[] { operation.Type, MemoryIn((operation as IForEachLoopOperation)?.Collection) }.OfType<ITypeSymbol>());
        }
        else if (operation is IInvocationOperation { TargetMethod: var method } call && scope.BodyOf(Callees.Declared(method)) is null)
        {
            _read.UnionWith(call.Arguments.Select(argument => MemoryIn(argument.Value)).OfType<ITypeSymbol>());
        }
    }

    /// <summary>What a method of a library only looks at.</summary>
    private static bool IsView(IMethodSymbol method) =>
        method.Name is "AsSpan" or "Slice" or "ToArray" or "Clone" or "GetLength" or "GetUpperBound" or "GetLowerBound" or "IndexOf" or "Contains" or "SequenceEqual" or "BinarySearch";

    private static ITypeSymbol? MemoryIn(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => MemoryIn(conversion.Operand),
        { Type: IArrayTypeSymbol array } => array.ElementType,
        { Type: INamedTypeSymbol { Name: "Span" or "Memory", TypeArguments: [var item] } } => item,
        _ => null,
    };

    /// <returns>Whether it is the receiver that is written.</returns>
    private bool Write(IOperation target)
    {
        IOperation whole = target;
        while (whole is IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } && !PassedByReference.IsElement(whole))
        {
            whole = instance;
        }

        switch (whole)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type.IsValueType: true }:
                return true;
            case IInstanceReferenceOperation:
                return false;
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                Variables.Add(local);
                return false;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Variables.Add(parameter);
                return false;
            case { Type: { } type }:
                _memory.Add(type);
                return false;
            default:
                return false;
        }
    }
}
