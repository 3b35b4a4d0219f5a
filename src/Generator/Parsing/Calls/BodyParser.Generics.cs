using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Generic code: what its type parameters stand for is known where it is followed into; those of the differentiated method
/// itself stay, and stand for numbers where they are constrained to.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The largest number up to which all integers are numbers of double.</summary>
    private const double LargestInteger = 9007199254740992;

    /// <summary>The members that a type, or an object of it that is only read, is taken apart into, here.</summary>
    private Layout? AnyLayoutOf(ITypeSymbol? type) => Layout.OfAny(type is null ? null : Symbols.TypeArguments.Type(type));

    /// <summary>The members that a type is taken apart into, here.</summary>
    private Layout? LayoutOf(ITypeSymbol? type) => Layout.Of(type is null ? null : Symbols.TypeArguments.Type(type));

    private bool IsValue(IOperation operation) => operation.Type is { } type && Symbols.TypeArguments.Type(type).IsValueType;

    /// <summary>The method that a call calls, as far as it is known here.</summary>
    private IMethodSymbol Called(IInvocationOperation operation)
    {
        IMethodSymbol method = Symbols.TypeArguments.Method(operation.TargetMethod);
        return ReceiverType(operation, operation.Instance) is { } type ? Constrained.In(type, method) : method;
    }

    /// <summary>The type that says what implements a member of an interface; null where it is not known.</summary>
    private ITypeSymbol? ReceiverType(IOperation operation, IOperation? instance)
    {
        if (Constrained.TypeOf(operation) is { } type)
        {
            return Symbols.TypeArguments.Type(type);
        }

        // A class that is not sealed may be of another type that implements the interface again.
        return instance?.Type is ITypeParameterSymbol receiver && Symbols.TypeArguments.Type(receiver) is var known && (known.IsSealed || known.IsValueType) ? known : null;
    }

    /// <summary>The type parameter that a static member of an interface is called on; null where it is known what that is.</summary>
    private ITypeSymbol? TypeParameterOf(IOperation operation) =>
        Constrained.TypeOf(operation) is { } type && Symbols.TypeArguments.Type(type) is ITypeParameterSymbol parameter ? parameter : null;

    /// <summary>The derivative of a remainder in its divisor counts how often that fits in, which not every number can tell.</summary>
    protected override void CheckOperator(IOperation operation, Binary binary, ITypeSymbol type)
    {
        if (binary is { Operator: BinaryOperator.Remainder, Type.IsGeneric: true }
            && _scope.Activity.IsActive(binary.Right)
            && Symbols.TypeArguments.Type(type) is ITypeParameterSymbol parameter
            && !WellKnown.Implements(parameter, "IFloatingPoint"))
        {
            throw Reject(operation, Descriptors.NoDerivative, "%", "its divisor", $"constrain '{parameter.Name}' to IFloatingPoint");
        }
    }

    private Expr StaticProperty(IPropertyReferenceOperation operation, ITypeSymbol on)
    {
        ITypeSymbol type = Symbols.TypeArguments.Type(on);
        IPropertySymbol property = Symbols.TypeArguments.Member(operation.Property);
        if (WellKnown.IsOfNumbers(property.ContainingType) && NumberOf(type, property.Name) is { } number)
        {
            return number;
        }

        property = Constrained.In(type, property);
        if (property.IsAbstract && type is not ITypeParameterSymbol)
        {
            throw Unsupported(operation);
        }

        CheckAccess(property, operation);
        FunctionRef function = Symbols.Property(property, TypeParameterOf(operation));
        var call = new Call(function);
        return function.IsPure ? call : Pin(call, MemberName(property.Name));
    }

    /// <summary>The constants that the interfaces of numbers have.</summary>
    private Expr? NumberOf(ITypeSymbol type, string name)
    {
        TypeRef number = Symbols.Type(type);
        if (!number.IsNumber)
        {
            return null;
        }

        switch (name)
        {
            case "Zero" or "AdditiveIdentity":
                return new Const(number, 0, number.IsFloating ? null : "0");
            case "One" or "MultiplicativeIdentity":
                return new Const(number, 1, number.IsFloating ? null : "1");
            case "NegativeOne":
                return new Unary(UnaryOperator.Negate, new Const(number, 1, number.IsFloating ? null : "1"), number);
            default:
                return type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(field => field.IsConst)?.ConstantValue is { } constant and not char
                    ? new Const(number, System.Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture), number.Name + "." + name, isNamed: true)
                    : null;
        }
    }

    /// <summary>Whether a method is <c>T.CreateChecked</c> or one of its kind.</summary>
    private static bool IsConversion(IMethodSymbol method) =>
        method is { IsStatic: true, Arity: 1, Parameters.Length: 1, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating" }
        && (WellKnown.IsOfNumbers(method.ContainingType) || method.ContainingType.SpecialType is SpecialType.System_Double or SpecialType.System_Single);

    private Expr Converted(IInvocationOperation operation, IMethodSymbol method)
    {
        Expr operand = Translate(operation.Arguments[0].Value);
        TypeRef target = Symbols.Type(method.ReturnType);
        bool isGeneric = target.IsGeneric || operand.Type.IsGeneric;
        if (!target.IsFloating || !operand.Type.IsNumber || (isGeneric && method.Name != "CreateChecked"))
        {
            return CallMethod(operation, method, [operand], asExtension: false);
        }

        return operand switch
        {
            Const { IsNumber: true, IsNamed: false } number when operand.Type.IsFloating || System.Math.Abs(number.Number) <= LargestInteger => new Const(target, number.Number),
            Unary { Operator: UnaryOperator.Negate, Operand: Const { IsNumber: true, IsNamed: false } number } when System.Math.Abs(number.Number) <= LargestInteger =>
                new Unary(UnaryOperator.Negate, new Const(target, number.Number), target),
            _ when operand.Type == target => operand,
            _ => new Cast(target, operand, isImplicit: false),
        };
    }
}
