using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Structures of other assemblies: their members are known, what their methods do is not. One that may change the variable
/// that it is called on is called on a copy, which is what the variable is from then on.
/// </content>
internal sealed partial class BodyParser
{
    private static bool IsReferenced(INamedTypeSymbol type, Compilation compilation) =>
        type.IsValueType && !type.IsTupleType && !WellKnown.IsVector(type) && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether a method of a structure of another assembly may change what it is called on.</summary>
    public static bool MayChange(ITypeSymbol? receiver, IMethodSymbol? method, Compilation compilation) =>
        receiver is INamedTypeSymbol type && method is not null && CouldChange(method) && IsReferenced(type, compilation);

    /// <summary>Whether a method is one that could change a structure; what that inherits from its base classes could not.</summary>
    private static bool CouldChange(IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, MethodKind: not (MethodKind.Constructor or MethodKind.PropertySet), ContainingType.TypeKind: not TypeKind.Class };

    private bool MayChange(IOperation? receiver, IMethodSymbol? method) =>
        receiver?.Type is { } type && (MayChange(Symbols.TypeArguments.Type(type), method, Compilation) || ChangesWhole(Symbols.TypeArguments.Type(type), method));

    /// <summary>Whether a method changes a structure of this project that is not taken apart, as one without numbers of <c>double</c> and <c>float</c> is.</summary>
    private bool ChangesWhole(ITypeSymbol receiver, IMethodSymbol? method) =>
        receiver is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false } type
        && method is not null
        && CouldChange(method)
        && !IsReferenced(type, Compilation)
        && LayoutOf(type) is null
        && (BodyOf(Callees.Declared(method)) is null ? method.ContainingType.TypeKind == TypeKind.Interface : ChangesReceiver(method));

    /// <summary>The variable that a call may change, of which only its method knows how.</summary>
    private IOperation? ChangedBy(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } receiver, TargetMethod: var method } when MayChange(receiver, method) => receiver,
        IPropertyReferenceOperation { Instance: { } receiver, Property: var property } when MayChange(receiver, property.GetMethod) && !(LayoutOf(receiver.Type)?.IndexOf(property) >= 0) => receiver,
        _ => null,
    };

    /// <summary>Makes a call that may change the variable that it is called on.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="receiver">The variable.</param>
    /// <param name="value">What it is before.</param>
    /// <param name="call">Makes the call, on what it is given.</param>
    private Expr OnCopy(IOperation operation, IOperation receiver, Expr value, System.Func<Expr, Expr> call)
    {
        bool isVariable = IsVariable(receiver);
        if (_scope.Activity.IsActive(value) || (!isVariable && value is Call))
        {
            return call(value);
        }

        if (_staysInPlace || (isVariable && !CanAssign(receiver)))
        {
            throw Rejection.At(
                operation.Syntax,
                Descriptors.UnsupportedExpression,
                "A call that may change what it is called on",
                _scope.Method.Name,
                "call it on a local, in a statement of its own, or mark it 'readonly' where it is declared if it changes nothing");
        }

        TypeRef type = Symbols.Type(receiver.Type!);
        string name = NameOfNext(MemberName(receiver.Type!.Name) + "Copy");
        var copy = new Call(InactiveText.Of(name, type));
        _statements.Add(new Effect(Section.Forward, new Call(InactiveText.Of(type.Name + " " + name + " = " + InactiveText.Place(0), TypeRef.Void), Whole(operation, value))));
        Expr result = call(copy);
        if (result is Call { Type.Category: TypeCategory.Void })
        {
            _statements.Add(new Effect(Section.Forward, result));
            result = Nothing;
        }
        else if (result is not (Ref or Const))
        {
            result = Pin(result, "result");
        }

        if (isVariable)
        {
            Assign(receiver, Pin(copy, "changed"), operation);
        }

        return result;
    }

    /// <summary>Whether an operation stands for a place that can be written, and not for the value that something gives: that is changed on a copy.</summary>
    private static bool IsVariable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local.RefKind: var kind } => kind != RefKind.RefReadOnly,
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol { RefKind: RefKind.Ref } } => true,
        IInstanceReferenceOperation { Type: { } type } self => type.IsReferenceType || self.ReferenceKind != InstanceReferenceKind.ContainingTypeInstance || CodeOf(operation) is not { IsReadOnly: true },
        IParameterReferenceOperation { Parameter.RefKind: not (RefKind.In or RefKind.RefReadOnlyParameter) } => true,
        IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Instance is null or IInstanceReferenceOperation && IsSetBy(field.Field, CodeOf(operation)),
        IFieldReferenceOperation { Field: { IsReadOnly: false, Type.IsValueType: true }, Instance: null or { Type.IsReferenceType: true } } => true,
        IFieldReferenceOperation { Field.IsReadOnly: false, Instance: { } whole } => IsVariable(whole),
        IPropertyReferenceOperation { Property.RefKind: RefKind.Ref } or IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } or IConditionalOperation { IsRef: true } => true,
        _ => false,
    };

    /// <summary>The method that an operation stands in.</summary>
    private static IMethodSymbol? CodeOf(IOperation operation) => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) as IMethodSymbol;

    /// <summary>Whether a method is where a field that is only read elsewhere gets its value.</summary>
    private static bool IsSetBy(IFieldSymbol field, IMethodSymbol? method) =>
        method is { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } or { IsInitOnly: true } && SymbolEqualityComparer.Default.Equals(method.ContainingType, field.ContainingType);

    /// <summary>Nothing is followed into another assembly: an active value that is taken apart does not go there.</summary>
    private void CheckReferenced(IOperation operation, IMethodSymbol method, FunctionRef function, IReadOnlyList<Expr> arguments)
    {
        int active = Enumerable.Range(0, arguments.Count).Where(i => arguments[i] is Aggregate && _scope.Activity.IsActive(arguments[i])).DefaultIfEmpty(-1).First();
        if (active < 0)
        {
            return;
        }

        throw BodyOf(method) is null && IsOfReferenced(method)
            ? Reject(operation, Descriptors.NoDerivative, function.Name, $"'{function.Parameters[active].Name}'", AdviceOf(function))
            : Unsupported(operation);
    }

    /// <summary>Whether a method of another assembly works with structures of that.</summary>
    private bool IsOfReferenced(IMethodSymbol method) =>
        IsReferenced(method.ContainingType, Compilation)
        || WellKnown.Has(method.OriginalDefinition, WellKnown.Differentiable)
        || method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol type && LayoutOf(type) is not null && IsReferenced(type, Compilation));
}
