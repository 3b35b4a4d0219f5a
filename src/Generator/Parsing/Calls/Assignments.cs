using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What a single operation assigns and calls.</summary>
internal static class Assignments
{
    /// <summary>What an operation assigns, or hands out to be assigned.</summary>
    public static IEnumerable<IOperation> TargetsOf(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Each(assignment.Target),
        IIncrementOrDecrementOperation increment => [increment.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: var value } => [value],
        IAddressOfOperation { Reference: var reference } => [reference],
        _ => [],
    };

    /// <summary>The methods that an operation calls by name.</summary>
    public static IEnumerable<IMethodSymbol> CalledBy(IOperation operation) => new[]
    {
        (operation as IInvocationOperation)?.TargetMethod,
        (operation as IObjectCreationOperation)?.Constructor,
        (operation as IPropertyReferenceOperation)?.Property.GetMethod,
        (operation as IPropertyReferenceOperation)?.Property.SetMethod,
        (operation as IMethodReferenceOperation)?.Method,
        (operation as IBinaryOperation)?.OperatorMethod,
        (operation as IUnaryOperation)?.OperatorMethod,
        (operation as IConversionOperation)?.OperatorMethod,
    }.OfType<IMethodSymbol>();

    /// <summary>What a method or a property is called on.</summary>
    public static IOperation? ReceiverOf(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke } invocation => invocation.Instance,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };

    /// <summary>The targets of a deconstruction one by one.</summary>
    private static IEnumerable<IOperation> Each(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Each),
        IDeclarationExpressionOperation declaration => Each(declaration.Expression),
        _ => [target],
    };
}
