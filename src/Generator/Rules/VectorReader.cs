using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// Applies the formulas of <see cref="VectorFormulas"/>. A value is the list of its components; a scalar is one alone and
/// goes with each component of a vector.
/// </summary>
/// <param name="dimensions">The number of components of the vectors.</param>
/// <param name="function">Finds a scalar function by its name and the number of its arguments.</param>
/// <param name="bind">Gives a name to what may be read more than once.</param>
internal sealed class VectorReader(int dimensions, Func<string, int, FunctionRef?> function, Func<Expr, string, Expr> bind)
{
    private const string Axes = "XYZW";

    /// <summary>What a function gives for these arguments; null where it has no formula.</summary>
    public Expr[]? Apply(string name, IReadOnlyList<Expr[]> arguments)
    {
        if (VectorFormulas.Find(name, arguments.Count, dimensions) is not { } formula)
        {
            return null;
        }

        var values = new Dictionary<string, Expr[]>();
        for (int i = 0; i < arguments.Count; i++)
        {
            values.Add(formula.Parameters[i], Bind(arguments[i], formula.Parameters[i]));
        }

        return Read(SyntaxFactory.ParseExpression(formula.Text), values);
    }

    private Expr[] Bind(Expr[] value, string name) => value
        .Select((part, i) => part is Ref or Const ? part : bind(part, value.Length == 1 ? name : name + Axes[i]))
        .ToArray();

    private Expr[] Read(ExpressionSyntax syntax, Dictionary<string, Expr[]> values) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => Read(inner.Expression, values),
        LiteralExpressionSyntax literal => [new Const(TypeRef.Float, Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture))],
        IdentifierNameSyntax name => values[name.Identifier.ValueText],
        MemberAccessExpressionSyntax component => [Read(component.Expression, values)[Axes.IndexOf(component.Name.Identifier.ValueText[0])]],
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Read(argument.Expression, values)).ToArray(),
        PrefixUnaryExpressionSyntax unary => Read(unary.Operand, values).Select(part => Prefix(unary, part)).ToArray(),
        BinaryExpressionSyntax binary => Together([Read(binary.Left, values), Read(binary.Right, values)], parts => Join(binary.Kind(), parts[0], parts[1])),
        InvocationExpressionSyntax call => Call(call, values),
        _ => throw new ArgumentException("Not part of a vector formula: " + syntax),
    };

    private static Expr Prefix(PrefixUnaryExpressionSyntax unary, Expr operand) => unary.IsKind(SyntaxKind.LogicalNotExpression)
        ? new Unary(UnaryOperator.Not, operand, TypeRef.Bool)
        : new Unary(UnaryOperator.Negate, operand, TypeRef.Float);

    private static Binary Join(SyntaxKind kind, Expr left, Expr right) => kind switch
    {
        SyntaxKind.AddExpression => new(BinaryOperator.Add, left, right, TypeRef.Float),
        SyntaxKind.SubtractExpression => new(BinaryOperator.Subtract, left, right, TypeRef.Float),
        SyntaxKind.MultiplyExpression => new(BinaryOperator.Multiply, left, right, TypeRef.Float),
        SyntaxKind.DivideExpression => new(BinaryOperator.Divide, left, right, TypeRef.Float),
        SyntaxKind.EqualsExpression => new(BinaryOperator.Equal, left, right, TypeRef.Bool),
        SyntaxKind.LogicalAndExpression => new(BinaryOperator.AndAlso, left, right, TypeRef.Bool),
        _ => throw new ArgumentException("Not part of a vector formula: " + kind),
    };

    /// <summary>The same for each component.</summary>
    private static Expr[] Together(Expr[][] operands, Func<Expr[], Expr> make) => Enumerable.Range(0, operands.Max(operand => operand.Length))
        .Select(i => make(operands.Select(operand => operand.Length == 1 ? operand[0] : operand[i]).ToArray()))
        .ToArray();

    private Expr[] Call(InvocationExpressionSyntax call, Dictionary<string, Expr[]> values)
    {
        string text = call.ToString();
        if (values.TryGetValue(text, out Expr[]? known))
        {
            return known;
        }

        string name = call.Expression.ToString();
        Expr[][] arguments = call.ArgumentList.Arguments.Select(argument => Read(argument.Expression, values)).ToArray();
        if (name is "Sum" or "All")
        {
            SyntaxKind join = name == "Sum" ? SyntaxKind.AddExpression : SyntaxKind.LogicalAndExpression;
            return [arguments[0].Aggregate((left, right) => Join(join, left, right))];
        }

        if (function(name, arguments.Length) is { } scalar)
        {
            return Together(arguments, parts => new Call(scalar, parts));
        }

        Expr[] value = Bind(Apply(name, arguments) ?? throw new ArgumentException("No function of that name: " + name), char.ToLowerInvariant(name[0]) + name.Substring(1));
        values.Add(text, value);
        return value;
    }
}
