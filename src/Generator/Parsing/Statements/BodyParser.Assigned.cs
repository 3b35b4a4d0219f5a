using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// The variables that are assigned anywhere in some code: by name, through an argument that is passed by reference, and in
/// the functions that it calls.
/// </content>
internal sealed partial class BodyParser
{
    private HashSet<ISymbol> AssignedIn(IOperation body, IOperation? condition, ImmutableArray<IOperation> bottom) =>
        AssignedIn([body, condition, .. bottom.ToArray()]);

    private HashSet<ISymbol> AssignedIn(params IOperation?[] code)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var functions = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in code.Where(part => part is not null).Select(part => part!))
        {
            AddAssigned(part, assigned, functions);
        }

        return assigned;
    }

    private void AddAssigned(IOperation code, HashSet<ISymbol> assigned, HashSet<ISymbol> functions)
    {
        foreach (IOperation operation in Descendants(code))
        {
            foreach (ISymbol symbol in TargetsOf(operation))
            {
                assigned.Add(Resolve(symbol));
            }

            if (CalledFrom(operation) is { } function && functions.Add(function.Method) && function.Body is { } body)
            {
                AddAssigned(body, assigned, functions);
            }
        }
    }

    private IEnumerable<ISymbol> TargetsOf(IOperation operation)
    {
        IOperation? target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: var referred } => referred,
            _ => ChangedBy(operation),
        };
        return target is null ? [] : RootsOf(target);
    }

    /// <summary>The variables that change when something is assigned to; an element or a member of an object leaves the variable as it is.</summary>
    private static IEnumerable<ISymbol> RootsOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => [local.Local],
        IParameterReferenceOperation parameter => [parameter.Parameter],
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => [],
        IMemberReferenceOperation { Instance: null or { Type: { IsReferenceType: true } or { IsRefLikeType: true } } } => [],
        IMemberReferenceOperation { Instance: { } instance } => RootsOf(instance),
        _ => target.ChildOperations.SelectMany(RootsOf),
    };

    /// <summary>A function that is named, and so may be called; lambdas are part of the code itself.</summary>
    private KnownFunction? CalledFrom(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } method } => new KnownFunction(method, BodyOf(method), null),
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } => new KnownFunction(method, BodyOf(method), null),
        ILocalReferenceOperation or IParameterReferenceOperation => FunctionOf(operation),
        _ => null,
    };
}
