using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Members of objects that are not taken apart, and objects that carry no gradient.</content>
internal sealed partial class BodyParser
{
    /// <summary>A new object of a type that carries no gradient: an exception, a generator of random numbers.</summary>
    private Expr Create(IObjectCreationOperation operation, IMethodSymbol constructor, List<Expr> arguments)
    {
        CheckAccess(constructor, operation);
        if (arguments.Any(_scope.Activity.IsActive) && !WellKnown.IsException(constructor.ContainingType))
        {
            throw Unsupported(operation);
        }

        var call = new Call(Constructor(constructor), arguments.ToEquatableArray());
        return WellKnown.IsException(constructor.ContainingType) ? call : Pin(call, MemberName(constructor.ContainingType.Name));
    }

    private FunctionRef Constructor(IMethodSymbol constructor)
    {
        TypeRef type = Symbols.Type(constructor.ContainingType);
        return Symbols.Method(constructor, asExtension: false) with
        {
            Name = "new " + type.Name,
            Qualifier = string.Empty,
            Style = CallStyle.Constructor,
            ReturnType = type,
        };
    }

    /// <summary>An element of an array that carries no gradient.</summary>
    private Expr ElementOf(IArrayElementReferenceOperation operation)
    {
        if (Symbols.Type(operation.ArrayReference.Type!).IsMemory)
        {
            return operation.Indices is [{ } index] && IsRange(index) ? PartCopied(operation) : ValueOf(Place(operation), operation.Type!);
        }

        Expr[] arguments = [Translate(operation.ArrayReference), .. operation.Indices.Select(Translate)];
        TypeRef type = Symbols.Type(operation.Type!);
        var function = new FunctionRef(
            "element of " + arguments[0].Type.Name,
            "Item",
            Qualifier: string.Empty,
            CallStyle.Indexer,
            type,
            EquatableArray<FunctionParameter>.Empty,
            Shape: string.Empty,
            IsPure: false);
        return Pin(new Call(function, arguments), "element");
    }

    protected override Expr Instance(IInstanceReferenceOperation operation) =>
        operation.Syntax is BaseExpressionSyntax && !(_self is not null && OwnerOf(operation) is not null)
            ? _callStack.Count == 0 && _own is null ? Const.Verbatim(Symbols.Type(operation.Type!), "base") : throw Unsupported(operation)
            : _self is not null ? Name(_self, operation) : _receiver ?? _own ?? Const.Verbatim(Symbols.Type(operation.Type!), ThisWord.Text);

    protected override Expr Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (Member(operation.Instance, field) is { } member)
        {
            return member;
        }

        CheckAccess(field, operation);
        if (operation.Instance is IInstanceReferenceOperation)
        {
            CheckMember(field, operation);
        }

        FunctionRef function = Symbols.Field(field);
        Expr call = operation.Instance is { } instance
            ? new Call(function, Translate(instance))
            : new Call(function);
        return field.IsReadOnly ? call : Pin(call, MemberName(field.Name));
    }

    protected override Expr Property(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = Symbols.TypeArguments.Member(operation.Property);
        if (IsElement(operation))
        {
            return ValueOf(Place(operation), operation.Type!);
        }

        if (operation.ConstrainedToType is { } on)
        {
            return StaticProperty(operation, on);
        }

        property = ReceiverType(operation, operation.Instance) is { } receiver ? Constrained.In(receiver, property) : property;

        if (Member(operation.Instance, property) is { } member)
        {
            return member;
        }

        List<Expr> arguments = operation.Instance is { } instance ? [Hold(Translate(instance), operation.Arguments.Select(argument => argument.Value).ToArray())] : [];
        arguments.AddRange(Arguments(operation.Arguments));
        if (operation is { Instance: { } indexed, Arguments.IsEmpty: false })
        {
            arguments[0] = AfterArguments(indexed, arguments[0]);
        }

        if (Component(operation, arguments) is { } component)
        {
            return component;
        }

        if (property.IsStatic && OfVectors(operation, property, property.Type, arguments) is { } constant)
        {
            return constant;
        }

        if (arguments.Count > 0 && arguments[0] is Aggregate { IsOwned: false } && AnyLayoutOf(operation.Instance!.Type) is { IsObject: true })
        {
            CheckMember(property, operation);
        }

        if (Getter(operation, property, arguments) is { } got)
        {
            return got;
        }

        if (arguments.Any(argument => argument is Aggregate { IsOwned: true }))
        {
            throw Unsupported(operation);
        }

        return operation.Instance is { } variable && MayChange(variable, property.GetMethod)
            ? OnCopy(operation, variable, arguments[0], copy => CallProperty(operation, property, [copy, .. arguments.Skip(1)]))
            : CallProperty(operation, property, arguments);
    }

    private Expr CallProperty(IPropertyReferenceOperation operation, IPropertySymbol property, List<Expr> arguments)
    {
        CheckAccess(property, operation);
        FunctionRef function = Symbols.Property(property);
        if (arguments.Any(argument => argument is Aggregate))
        {
            CheckReferenced(operation, property.GetMethod ?? throw Unsupported(operation), function, arguments);
            arguments = arguments.Select(argument => Whole(operation, argument)).ToList();
        }

        function = function with { IsPure = function.IsPure || _scope.Unchanging.Is(property) };
        if (WellKnown.IsView(property) || property.ContainingType.SpecialType == SpecialType.System_Array)
        {
            return new Call(function, arguments.ToEquatableArray());
        }

        if (arguments.Any(_scope.Activity.IsActive))
        {
            CheckRules(function, arguments, operation);
        }
        else if (operation.Instance is IInstanceReferenceOperation)
        {
            CheckMember(property, operation);
        }

        var call = new Call(function, arguments.ToEquatableArray());
        return function.IsPure ? call : Pin(call, MemberName(property.Name));
    }

    private static string MemberName(string name)
    {
        string trimmed = name == "this[]" ? "element" : name.TrimStart('_');
        return trimmed.Length == 0 ? name : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }
}
