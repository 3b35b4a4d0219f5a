using System;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Finds the rule of a node and writes its formula out for the arguments at hand.</summary>
internal sealed class RuleApplication(RuleTable rules, FunctionTable functions)
{
    /// <summary>The rule of a node in one operand; null where it has none.</summary>
    public Rule? Find(Expr node, int operand)
    {
        switch (node)
        {
            case Binary binary when binary.Type.IsTensor:
                string key = FunctionTable.OperatorKey(Operators.MethodName(binary.Operator), binary.Left.Type, binary.Right.Type);
                return functions.Find(key) is { } function ? rules.Find(function.Id, operand) : null;
            case Binary binary:
                return OperatorRules.Find(Operators.MethodName(binary.Operator), 2, operand, binary.Type);
            case Unary { Operator: UnaryOperator.Negate } unary when unary.Type.IsTensor:
                return functions.Find(FunctionTable.OperatorKey("op_UnaryNegation", unary.Operand.Type)) is { } negation
                    ? rules.Find(negation.Id, operand)
                    : null;
            case Unary { Operator: UnaryOperator.Negate } unary:
                return OperatorRules.Find("op_UnaryNegation", 1, operand, unary.Type);
            case Call call:
                return rules.Find(call.Function.Id, operand);
            default:
                return null;
        }
    }

    /// <summary>The contribution to the cotangent of an operand, before broadcasting is undone.</summary>
    public static Expr Vjp(Rule rule, Expr node, Expr grad) => Instantiate(rule.Vjp, node, grad);

    /// <summary>The contribution of the tangent of an operand to that of the node.</summary>
    /// <exception cref="NotDifferentiableException">The rule says nothing of forward mode.</exception>
    public static Expr Jvp(Rule rule, Expr node, int operand, Expr tangent) => rule switch
    {
        { Jvp: { } formula } => Instantiate(formula, node, tangent),
        { Kind: RuleKind.Elementwise } => Instantiate(rule.Vjp, node, tangent),
        { Kind: RuleKind.Linear } => WithOperand(node, operand, tangent),
        _ => throw new NotDifferentiableException(
            $"the rule of '{(node as Call)?.Function.Name}' has no [Jvp], which forward mode needs", FunctionOf(node)),
    };

    /// <summary>Derivatives of other assemblies are numbers that cannot be followed.</summary>
    /// <exception cref="NotDifferentiableException">The function is made of one.</exception>
    public static void RequireOwn(Function function)
    {
        if (ExportedGradients.MethodIn(function) is { } method)
        {
            throw new NotDifferentiableException("the derivative of a method of another assembly is only there once", method);
        }
    }

    /// <summary>A node without a rule where one is needed.</summary>
    public static NotDifferentiableException Missing(Expr node, int operand) => new(
        $"'{(node as Call)?.Function.Name ?? Derivatives.NameOf(node)}' has no derivative with respect to its operand {operand + 1}", FunctionOf(node));

    private static string FunctionOf(Expr node) => (node as Call)?.Function.Id ?? string.Empty;

    private static Expr WithOperand(Expr node, int operand, Expr tangent)
    {
        Expr[] children = [.. node.Children];
        children[operand] = tangent;
        return node.With(children.ToEquatableArray());
    }

    private static Expr Instantiate(Expr formula, Expr node, Expr derivative)
    {
        Expr written = formula.Replace(part => part is not Slot slot ? null : slot.Index switch
        {
            Slot.Grad or Slot.Tangent => derivative,
            Slot.Result => node,
            _ => Argument(node, slot),
        });
        return ConstantFolding.Conditions(written);
    }

    /// <summary>The argument; one that was left out has its default, which the formula cannot see.</summary>
    private static Expr Argument(Expr node, Slot slot) => slot.Index < node.Children.Count
        ? node.Children[slot.Index]
        : throw new NotDifferentiableException($"The formula of '{(node as Call)?.Function.Name}' reads an argument that has its default");
}

/// <summary>What a transformation meets where the fence let something through that has no derivative.</summary>
/// <param name="message">What is missing.</param>
/// <param name="function">The identity of the function that has no derivative; empty where it is none.</param>
internal sealed class NotDifferentiableException(string message, string function = "", string variable = "") : Exception(message)
{
    public string Function => function;

    public string Variable => variable;
}
