using System;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// Reads the formulas of <see cref="ScalarRules"/>: a small part of C# expression syntax, over one scalar type.
/// </summary>
internal sealed class ScalarFormula(TypeRef scalar, string[] parameters, Func<string, int, FunctionRef?> function)
{
    public Expr Read(string formula) => Read(SyntaxFactory.ParseExpression(formula));

    private Expr Read(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        LiteralExpressionSyntax literal => Number(literal),
        IdentifierNameSyntax name => Name(name.Identifier.ValueText),
        PrefixUnaryExpressionSyntax unary => Prefix(unary),
        BinaryExpressionSyntax binary => Binary(binary),
        ConditionalExpressionSyntax conditional => new Conditional(
            Read(conditional.Condition), Read(conditional.WhenTrue), Read(conditional.WhenFalse), scalar),
        InvocationExpressionSyntax invocation => Call(invocation),
        _ => throw new ArgumentException("Not part of a scalar formula: " + syntax),
    };

    private Expr Number(LiteralExpressionSyntax literal) => new Const(
        scalar, Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture));

    private Expr Name(string name) => name switch
    {
        "grad" => new Slot(Slot.Grad, scalar),
        "result" => new Slot(Slot.Result, scalar),
        _ => new Slot(Array.IndexOf(parameters, name), scalar),
    };

    private Expr Prefix(PrefixUnaryExpressionSyntax unary) => unary.IsKind(SyntaxKind.UnaryMinusExpression)
        ? new Unary(UnaryOperator.Negate, Read(unary.Operand), scalar)
        : new Unary(UnaryOperator.Not, Read(unary.Operand), TypeRef.Bool);

    private Expr Binary(BinaryExpressionSyntax binary)
    {
        BinaryOperator op = binary.Kind() switch
        {
            SyntaxKind.AddExpression => BinaryOperator.Add,
            SyntaxKind.SubtractExpression => BinaryOperator.Subtract,
            SyntaxKind.MultiplyExpression => BinaryOperator.Multiply,
            SyntaxKind.DivideExpression => BinaryOperator.Divide,
            SyntaxKind.LessThanExpression => BinaryOperator.Less,
            SyntaxKind.LessThanOrEqualExpression => BinaryOperator.LessOrEqual,
            SyntaxKind.GreaterThanExpression => BinaryOperator.Greater,
            SyntaxKind.GreaterThanOrEqualExpression => BinaryOperator.GreaterOrEqual,
            SyntaxKind.EqualsExpression => BinaryOperator.Equal,
            SyntaxKind.LogicalAndExpression => BinaryOperator.AndAlso,
            SyntaxKind.LogicalOrExpression => BinaryOperator.OrElse,
            _ => throw new ArgumentException("Not part of a scalar formula: " + binary),
        };
        return new Binary(op, Read(binary.Left), Read(binary.Right), Operators.IsArithmetic(op) ? scalar : TypeRef.Bool);
    }

    private Expr Call(InvocationExpressionSyntax invocation)
    {
        string name = invocation.Expression.ToString();
        Expr[] arguments = invocation.ArgumentList.Arguments.Select(argument => Read(argument.Expression)).ToArray();
        if (name == "IsConstant")
        {
            return IsConstant.Of(arguments[0]);
        }

        return function(name, arguments.Length) is { } found
            ? new Call(found, arguments)
            : throw new ArgumentException("No function of that name: " + name);
    }
}
