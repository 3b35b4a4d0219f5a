using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Something that a call is passed by reference: an argument, or the structure that it is called on.</summary>
/// <param name="Operation">What is passed.</param>
/// <param name="Variable">The variable that it is, or is a part of; null for a part of memory, or of the receiver of the caller.</param>
/// <param name="Memory">The type of the element that it is, or is a part of.</param>
/// <param name="IsReceiver">Whether it is what a method is called on.</param>
/// <param name="IsWritten">Whether the call writes it under this name.</param>
/// <param name="IsCopy">Whether the code that is followed gets a copy, so that neither may change while the other is read.</param>
internal sealed record PassedByReference(IOperation Operation, ISymbol? Variable, ITypeSymbol? Memory, bool IsReceiver, bool IsWritten, bool IsCopy)
{
    /// <summary>The member of an object that it is, or is a part of; null where it is none.</summary>
    public IFieldSymbol? Member { get; init; }

    /// <summary>What an operation refers to; null where it is a value that nobody else knows.</summary>
    /// <param name="operation">What is passed.</param>
    /// <param name="resolve">Finds the variable that a parameter or a ref local is another name of; null for an element.</param>
    /// <param name="itemOf">Finds what the memory is of that an element is in.</param>
    public static PassedByReference? Of(IOperation operation, System.Func<ISymbol, ISymbol?> resolve, System.Func<IOperation, ITypeSymbol?> itemOf)
    {
        IOperation whole = operation;
        while (whole is IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance })
        {
            whole = instance;
        }

        ISymbol? variable = whole switch
        {
            ILocalReferenceOperation { Local: var local } => resolve(local),
            IParameterReferenceOperation { Parameter: var parameter } => resolve(parameter),
            _ => null,
        };
        bool isVariable = whole is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation || IsElement(whole);
        bool isSelf = whole is IInstanceReferenceOperation { Type.IsValueType: true };
        return isVariable || isSelf
            ? new PassedByReference(operation, variable, variable is null && !isSelf ? itemOf(whole) : null, IsReceiver: false, IsWritten: false, IsCopy: true)
            {
                Member = (whole as IFieldReferenceOperation)?.Field.OriginalDefinition,
            }
            : null;
    }

    public static bool IsElement(IOperation operation) =>
        operation is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } };

    /// <summary>Whether writing the other one may write this one.</summary>
    public bool MayBe(PassedByReference other) => Memory is null
        ? other.Memory is null && SymbolEqualityComparer.Default.Equals(Variable, other.Variable)
        : other.Memory is not null && SymbolEqualityComparer.Default.Equals(Memory, other.Memory);

    /// <summary>Whether a call reads the original under a name of its own.</summary>
    private bool IsReadBy(CallEffects effects, HashSet<ISymbol> read) =>
        Member is not null ? read.Contains(Member)
        : Variable is not null ? read.Contains(Variable)
        : Memory is not null && effects.ReadsMemoryOf(Memory);

    /// <summary>A copy that would not show what the call does to the original, or the other way round; null where there is none.</summary>
    /// <param name="passed">What is passed.</param>
    /// <param name="hasFunctions">Whether the call is given functions, or is of one: they may name variables of the caller.</param>
    /// <param name="effectsOf">Finds what the call does.</param>
    /// <param name="resolve">Finds the variable that a parameter or a ref local is another name of.</param>
    public static PassedByReference? Conflict(IReadOnlyList<PassedByReference> passed, bool hasFunctions, System.Func<CallEffects> effectsOf, System.Func<ISymbol, ISymbol?> resolve)
    {
        if (!passed.Any(one => one.IsCopy && (one.Memory is not null || !one.IsReceiver || passed.Count > 1 || hasFunctions)))
        {
            return null;
        }

        CallEffects effects = effectsOf();
        HashSet<ISymbol> variables = new(effects.Variables.Select(resolve).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        HashSet<ISymbol> read = new(effects.Read.Select(resolve).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return passed.FirstOrDefault(one =>
            (one.IsCopy && one.Memory is { } memory && effects.WritesMemoryOf(memory))
            || (one.IsCopy && one.Variable is { } variable && variables.Contains(variable))
            || (one.IsCopy && (one.IsWritten || (one.IsReceiver && effects.WritesReceiver)) && one.IsReadBy(effects, read))
            || passed.Any(other => other != one
                && one.MayBe(other)
                && (other.IsWritten || (other.IsReceiver && effects.WritesReceiver))
                && (one.IsCopy || other.IsCopy)));
    }
}
