using System.Globalization;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Literals, named constants and default arguments.</content>
internal abstract partial class OperationTranslator
{
    private Const DefaultArgument(IArgumentOperation argument)
    {
        IParameterSymbol parameter = argument.Parameter!;
        TypeRef type = Symbols.Type(parameter.Type);
        Optional<object?> passed = argument.Value.ConstantValue;
        string text = (passed.HasValue ? DefaultLiteral.Of(passed.Value, parameter.Type) : DefaultLiteral.Of(parameter)) ?? throw Unsupported(argument);
        return type.IsNumber && (passed.HasValue ? passed.Value : parameter.ExplicitDefaultValue) is { } value and not char
            ? new Const(type, System.Convert.ToDouble(value, CultureInfo.InvariantCulture), text)
            : Const.Verbatim(type, text);
    }

    /// <summary>
    /// A literal or a named constant. Other constant expressions keep their structure, so that they read as they were
    /// written.
    /// </summary>
    private Expr? Constant(IOperation operation)
    {
        if (operation is IConversionOperation { IsImplicit: true } implicitConversion
            && operation.ConstantValue.HasValue
            && implicitConversion.Operand is IConversionOperation { IsImplicit: true } or ILiteralOperation
            && Number(operation) is { } converted)
        {
            return converted;
        }

        if (operation is IConversionOperation { ConstantValue.HasValue: true } && IsInteger(operation.Type) && Number(operation) is { } integer)
        {
            return integer;
        }

        return operation switch
        {
            ILiteralOperation { ConstantValue.HasValue: true } => Number(operation)
                ?? Const.Verbatim(Symbols.Type(operation.Type ?? Compilation.ObjectType), Text(operation)),
            IFieldReferenceOperation { Field.IsConst: true } field => NamedConstant(field.Field, operation),
            INameOfOperation { ConstantValue.Value: string name } => Const.Verbatim(Symbols.Type(operation.Type!), Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(name, quote: true)),
            _ => null,
        };
    }

    /// <summary>A literal as it was written; a text of several lines in one.</summary>
    private static string Text(IOperation operation) => operation.ConstantValue.Value is string text && operation.Syntax.ToString().Contains("\n")
        ? Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true)
        : operation.Syntax.ToString();

    private Expr? Number(IOperation operation)
    {
        TypeRef type = Symbols.Type(operation.Type ?? Compilation.ObjectType);
        if (!type.IsNumber || operation.ConstantValue.Value is not { } value || value is char)
        {
            return null;
        }

        double number = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
        string? text = operation.Syntax is LiteralExpressionSyntax literal && IsSuitable(literal, operation, type)
            ? literal.Token.Text
            : null;
        return new Const(type, number, text ?? (type.IsFloating ? null : System.Convert.ToString(value, CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether the literal as it was written still means the same number in the type it was converted to.</summary>
    private static bool IsSuitable(LiteralExpressionSyntax literal, IOperation operation, TypeRef type)
    {
        char last = literal.Token.Text[literal.Token.Text.Length - 1];
        return operation is ILiteralOperation || (type.IsFloating && (char.IsDigit(last) || last == '.'));
    }

    private Expr NamedConstant(IFieldSymbol field, IOperation operation)
    {
        FunctionRef reference = Symbols.Field(field);
        string text = reference.Qualifier + reference.Name;
        TypeRef type = Symbols.Type(operation.Type!);
        if (!Compilation.IsSymbolAccessibleWithin(field, AccessSite))
        {
            return Number(operation) ?? throw Unsupported(operation);
        }

        return type.IsNumber && field.ConstantValue is { } value and not char
            ? new Const(type, System.Convert.ToDouble(value, CultureInfo.InvariantCulture), text, isNamed: true)
            : Const.Verbatim(type, text);
    }
}
