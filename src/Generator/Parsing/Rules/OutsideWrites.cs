using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Whether a method of the project writes to anything but its own variables, by itself or by what it calls: then it might
/// keep what it is given. What a library does is told by how it is called.
/// </summary>
internal sealed class OutsideWrites(ParseScope scope)
{
    private readonly HashSet<(IMethodSymbol, bool)> _visited = [];

    public bool AreIn(IMethodSymbol method) => AreIn(method, isThisOwn: false);

    /// <summary>Whether a library only tells somebody of what it is given, or checks it.</summary>
    public static bool IsTold(INamedTypeSymbol type) =>
        WellKnown.IsException(type) || type.ToDisplayString() is "System.Console" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace";

    /// <param name="method">The method.</param>
    /// <param name="isThisOwn">Whether it may write to its object: a new one, or a structure that is a variable of the caller.</param>
    private bool AreIn(IMethodSymbol method, bool isThisOwn)
    {
        method = Callees.Declared(method);
        return _visited.Add((method, isThisOwn))
            && scope.BodyOf(method) is { } body
            && body.DescendantsAndSelf().Any(operation => Writes(operation, isThisOwn));
    }

    private bool Writes(IOperation operation, bool isThisOwn) =>
        operation is IEventAssignmentOperation or IDynamicInvocationOperation
        || Assignments.TargetsOf(operation).Any(target => !IsOwn(target, isThisOwn) || IsSetOutside(target))
        || Assignments.CalledBy(operation).Any(called => called.MethodKind != MethodKind.PropertySet && Calls(operation, called, isThisOwn));

    private bool Calls(IOperation call, IMethodSymbol called, bool isThisOwn)
    {
        if (scope.BodyOf(Callees.Declared(called)) is not null)
        {
            bool isOwn = called.MethodKind == MethodKind.Constructor
                || (Assignments.ReceiverOf(call) is { Type.IsValueType: true } receiver && IsOwn(receiver, isThisOwn));
            return AreIn(called, isOwn);
        }

        if (call is not IInvocationOperation invocation || IsTold(called.ContainingType))
        {
            return false;
        }

        return called.ReturnsVoid || (IsKeeper(invocation) && invocation.Arguments.Any(argument => CouldHold(argument.Value)));
    }

    private bool IsSetOutside(IOperation target) => target is IPropertyReferenceOperation { Property.SetMethod: { } setter } && AreIn(setter, isThisOwn: true);

    /// <summary>Whether what is called has an object of its own: a delegate of the method itself is part of it.</summary>
    private static bool IsKeeper(IInvocationOperation call) => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        ? call.Instance is not (ILocalReferenceOperation or IParameterReferenceOperation)
        : call.Instance is { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } type } && !WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor);

    private static bool CouldHold(IOperation argument) => argument.Type is not
    {
        SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
    };

    /// <summary>Whether a target is a variable of the method, or a member of one; what a parameter refers to, the caller answers for.</summary>
    private static bool IsOwn(IOperation target, bool isThisOwn)
    {
        while (target is IMemberReferenceOperation { Instance: { } instance } and not IPropertyReferenceOperation { Property.ReturnsByRef: true } && (instance.Type?.IsValueType == true || instance is IInstanceReferenceOperation))
        {
            target = instance;
        }

        return target switch
        {
            ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation or IDiscardOperation => true,
            IDeclarationExpressionOperation or IObjectCreationOperation or IInvocationOperation { TargetMethod.ReturnsByRef: false } => true,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => isThisOwn,
            IInstanceReferenceOperation => true,
            _ => false,
        };
    }
}
