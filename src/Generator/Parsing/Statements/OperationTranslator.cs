using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The fence for expressions: translates the operations on the allow-list to the IR and rejects everything else where it
/// stands. What differs between a method body and a formula is left to the derived classes.
/// </summary>
internal abstract partial class OperationTranslator(Compilation compilation, SymbolTranslator symbols, OperatorCollector operators)
{
    protected Compilation Compilation { get; } = compilation;

    protected SymbolTranslator Symbols { get; } = symbols;

    protected OperatorCollector Operators { get; } = operators;

    public virtual Expr Translate(IOperation operation)
    {
        Stack.Guard();
        if (Constant(operation) is { } constant)
        {
            return constant;
        }

        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Translate(parenthesized.Operand);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter);
            case ILocalReferenceOperation local:
                return Local(local);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null } binary
                when binary.Type?.SpecialType == SpecialType.System_Boolean:
                return TranslateShortCircuit(binary);
            case IBinaryOperation binary:
                return TranslateBinary(binary);
            case IUnaryOperation unary:
                return TranslateUnary(unary);
            case IConversionOperation conversion:
                return TranslateConversion(conversion);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional when conditional.Type is { } type && !conditional.IsRef:
                return TranslateConditional(conditional, whenFalse, type);
            case IInvocationOperation invocation:
                return Invocation(invocation);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IFieldReferenceOperation field:
                return Field(field);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } instance:
                return Instance(instance);
            case IIsPatternOperation pattern when PatternText.Of(pattern.Pattern) is { } text:
                return new Binary(BinaryOperator.Is, Translate(pattern.Value), Const.Verbatim(TypeRef.Void, text), TypeRef.Bool);
            case ICollectionExpressionOperation { Type: { } type } collection when collection.Elements.All(element => element is not ISpreadOperation):
                return new Call(ParamsArray.Of(Symbols.Type(type), isCollection: true), collection.Elements.Select(Translate).ToEquatableArray());
            case IDefaultValueOperation { Type: { } type }:
                return Default(type);
            default:
                throw Unsupported(operation);
        }
    }

    protected abstract Expr Parameter(IParameterReferenceOperation operation);

    protected abstract Expr Local(ILocalReferenceOperation operation);

    protected abstract Expr Invocation(IInvocationOperation operation);

    protected abstract Expr Property(IPropertyReferenceOperation operation);

    protected abstract Expr Field(IFieldReferenceOperation operation);

    protected abstract Expr Instance(IInstanceReferenceOperation operation);

    /// <summary>Gives a name to what was evaluated before, where what is evaluated next may change what it read.</summary>
    protected virtual Expr Hold(Expr evaluated, params IOperation[] next) => evaluated;

    /// <summary>Gives the expression back, or rejects one in which a derivative would be lost.</summary>
    protected virtual Expr NotLaundered(IOperation operation, Expr expr) => expr;

    protected abstract Rejection Unsupported(IOperation operation);

    protected virtual Expr TranslateConditional(IConditionalOperation operation, IOperation whenFalse, ITypeSymbol type) =>
        new Conditional(
            Translate(operation.Condition),
            Translate(operation.WhenTrue),
            Translate(whenFalse),
            Symbols.Type(type));

    protected virtual Expr TranslateShortCircuit(IBinaryOperation operation) => TranslateBinary(operation);

    protected Expr MakeBinary(IOperation operation, BinaryOperatorKind kind, IMethodSymbol? method, Expr left, Expr right, ITypeSymbol type)
    {
        BinaryOperator op = Operator(kind) ?? throw Unsupported(operation);
        TypeRef result = Symbols.Type(type);
        if (method is null || (Constrained.IsBuiltIn(method, left.Type, right.Type) && (Ir.Operators.IsArithmetic(op) || Ir.Operators.IsComparison(op))))
        {
            var binary = new Binary(op, left, right, result);
            CheckOperator(operation, binary, type);
            return binary;
        }

        method = Implementation(operation, method);
        if (!method.IsStatic || method.IsAbstract)
        {
            throw Unsupported(operation);
        }

        FunctionRef function = Symbols.Method(method, asExtension: false);
        return Operators.TryUse(function, left.Type, right.Type)
            ? new Binary(op, left, right, result)
            : OperatorCall(operation, method, function, left, right);
    }

    /// <summary>Rejects an operator that has no derivative.</summary>
    protected virtual void CheckOperator(IOperation operation, Binary binary, ITypeSymbol type)
    {
    }

    /// <summary>The operator or method that is called, where the type is known that it is called on.</summary>
    protected IMethodSymbol Implementation(IOperation operation, IMethodSymbol method) => Constrained.TypeOf(operation) is { } type
        ? Constrained.In(Symbols.TypeArguments.Type(type), Symbols.TypeArguments.Method(method))
        : Symbols.TypeArguments.Method(method);

    /// <summary>An operator that is not one of the tensors'.</summary>
    protected virtual Expr OperatorCall(IOperation operation, IMethodSymbol method, FunctionRef function, params Expr[] operands) =>
        throw Unsupported(operation);

    /// <summary>Whether an extension method is called as if it were a member of its first argument.</summary>
    protected static bool IsExtensionSyntax(IInvocationOperation operation) =>
        operation.TargetMethod.IsExtensionMethod
        && operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        && operation.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is not ITypeSymbol;

    protected Expr Default(ITypeSymbol type)
    {
        TypeRef result = Symbols.Type(type);
        return result.IsNumber && !Const.IsCharacter(result) ? new Const(result, 0, result.IsFloating ? null : "0")
            : result.Category == TypeCategory.Bool ? Const.Bool(false)
            : Const.Verbatim(result, "default(" + result.Name + ")");
    }

    /// <summary>The arguments in the order of the parameters.</summary>
    protected List<Expr> Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        var evaluated = new SortedDictionary<int, Expr>();
        IArgumentOperation[] all = arguments.ToArray();
        for (int i = 0; i < all.Length; i++)
        {
            IArgumentOperation argument = all[i];
            int ordinal = argument.Parameter?.Ordinal ?? throw Unsupported(argument);
            if (argument.Parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter))
            {
                throw Unsupported(argument);
            }

            evaluated.Add(ordinal, Evaluate(argument, all.Skip(i + 1)));
        }

        return evaluated.Values.ToList();
    }

    /// <param name="argument">The argument.</param>
    /// <param name="later">Those that are evaluated after it.</param>
    protected Expr Evaluate(IArgumentOperation argument, IEnumerable<IArgumentOperation> later) => argument.ArgumentKind switch
    {
        ArgumentKind.ParamArray => ParamArray(argument),
        ArgumentKind.DefaultValue => DefaultArgument(argument),
        _ => Hold(Translate(argument.Value), later.Select(other => other.Value).ToArray()),
    };

    protected static BinaryOperator? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LeftShift => BinaryOperator.LeftShift,
        BinaryOperatorKind.RightShift => BinaryOperator.RightShift,
        BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedRightShift,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ConditionalAnd => BinaryOperator.AndAlso,
        BinaryOperatorKind.ConditionalOr => BinaryOperator.OrElse,
        _ => null,
    };

    /// <summary>The elements that are passed one by one to a <c>params</c> parameter.</summary>
    protected virtual Expr ParamArray(IArgumentOperation argument)
    {
        if (argument.Value is IArrayCreationOperation { Initializer: { } initializer } creation && argument.Parameter is not null)
        {
            Expr[] elements = initializer.ElementValues.Select(Translate).ToArray();
            return NotLaundered(argument, new Call(ParamsArray.Of(Symbols.Type(creation.Type!)), elements));
        }

        throw Unsupported(argument);
    }

    /// <summary>The type that the generated code stands in.</summary>
    protected abstract INamedTypeSymbol AccessSite { get; }

    private Expr TranslateBinary(IBinaryOperation operation)
    {
        if (operation.IsLifted || IsOtherwiseChecked(operation.IsChecked, operation))
        {
            throw Unsupported(operation);
        }

        Expr left = Hold(Translate(operation.LeftOperand), operation.RightOperand);
        Expr right = Translate(operation.RightOperand);
        return MakeBinary(operation, operation.OperatorKind, operation.OperatorMethod, left, right, operation.Type!);
    }

    private Expr TranslateUnary(IUnaryOperation operation)
    {
        if (operation.IsLifted || IsOtherwiseChecked(operation.IsChecked, operation))
        {
            throw Unsupported(operation);
        }

        Expr operand = Translate(operation.Operand);
        TypeRef type = Symbols.Type(operation.Type!);
        if (operation.OperatorMethod is { } declared && !(Constrained.IsBuiltIn(declared, operand.Type) && operation.OperatorKind is UnaryOperatorKind.Plus or UnaryOperatorKind.Minus))
        {
            IMethodSymbol method = Implementation(operation, declared);
            FunctionRef function = method.IsAbstract ? throw Unsupported(operation) : Symbols.Method(method, asExtension: false);
            return operation.OperatorKind == UnaryOperatorKind.Minus && Operators.TryUse(function, operand.Type)
                ? new Unary(UnaryOperator.Negate, operand, type)
                : OperatorCall(operation, method, function, operand);
        }

        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => new Unary(UnaryOperator.Negate, operand, type),
            UnaryOperatorKind.Not => new Unary(UnaryOperator.Not, operand, type),
            UnaryOperatorKind.BitwiseNegation => new Unary(UnaryOperator.Complement, operand, type),
            _ => throw Unsupported(operation),
        };
    }

    private Expr TranslateConversion(IConversionOperation operation)
    {
        if (!operation.IsImplicit && IsOtherwiseChecked(operation.IsChecked, operation))
        {
            throw Unsupported(operation);
        }

        Expr operand = Translate(operation.Operand);
        TypeRef type = Symbols.Type(operation.Type ?? Compilation.ObjectType);
        if (operation.OperatorMethod is not null)
        {
            return OperatorConversion(operation, operand, type);
        }

        return operand.Type == type ? operand : new Cast(type, operand, operation.IsImplicit);
    }

    protected virtual Expr OperatorConversion(IConversionOperation operation, Expr operand, TypeRef type) =>
        throw Unsupported(operation);

    /// <summary>
    /// Whether overflow of an integer is treated here in another way than by default, which is how the generated code is
    /// compiled.
    /// </summary>
    protected bool IsOtherwiseChecked(bool isChecked, IOperation operation) =>
        IsInteger(operation.Type)
        && !operation.ConstantValue.HasValue
        && isChecked != Compilation.Options.CheckOverflow
        && operation is IConversionOperation
            or ICompoundAssignmentOperation
            {
                OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply,
            }
            or IIncrementOrDecrementOperation
            or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus }
            or IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply,
            };

    protected static bool IsInteger(ITypeSymbol? type) =>
        type?.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;
}
