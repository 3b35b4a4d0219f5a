using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Writes derivative expressions as a person would: products and sums in order, no ones and zeros, no broadcast that the
/// operator does by itself. What the user wrote is never rearranged.
/// </summary>
internal sealed class Simplifier(ShapeInference shapes, RuleTable rules, HashSet<Expr> written)
{
    private readonly Dictionary<Expr, Expr> _simplified = [];

    public Expr Simplify(Expr expr)
    {
        Stack.Guard();
        if (expr.Children.Count == 0 || written.Contains(expr) || Jumps(expr))
        {
            return expr;
        }

        if (!_simplified.TryGetValue(expr, out Expr? simplified))
        {
            simplified = Node(expr.With(expr.Children.Select(Simplify).ToEquatableArray()));
            _simplified.Add(expr, simplified);
        }

        return simplified;
    }

    /// <summary>
    /// Whether an expression is another one altogether where what it is made of differs in the last bit: it stays as it was in
    /// the forward pass.
    /// </summary>
    private static bool Jumps(Expr expr) =>
        expr.Type.Category is TypeCategory.Bool or TypeCategory.Integer
        || expr is Binary { Operator: BinaryOperator.Remainder }
        || (expr is Binary comparison && Operators.IsComparison(comparison.Operator))
        || expr is Call { Function.Name: "Floor" or "Ceiling" or "Round" or "Truncate" or "Sign" or "IEEERemainder" };

    private Expr Node(Expr node) => node switch
    {
        Binary binary when binary.Type.IsFloating || binary.Type.IsTensor => Arithmetic(binary),
        Unary { Operator: UnaryOperator.Negate } negation when negation.Type.IsFloating || negation.Type.IsTensor =>
            negation.Operand is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } && written.Contains(negation.Operand)
                ? negation
                : Typed(Sum.Simplify(negation, written.Contains), negation),
        Conditional conditional => Choice(conditional),
        Cast cast => Conversion(cast),
        Call call => Function(call),
        _ => node,
    };

    private Expr Arithmetic(Binary binary)
    {
        if (!Operators.IsArithmetic(binary.Operator) || binary.Operator == BinaryOperator.Remainder)
        {
            return binary;
        }

        Expr node = binary.Type.IsTensor ? WithoutBroadcasts(binary) : binary;
        return node is not Binary { Operator: var op } ? node
            : op is BinaryOperator.Add or BinaryOperator.Subtract
                ? Typed(Sum.Simplify(node, written.Contains), node)
                : Typed(Product.Of(node).ToExpr(node.Type), node);
    }

    /// <summary>What a node was simplified to, in its type; a tensor that turned out to be a number keeps its shape.</summary>
    private static Expr Typed(Expr simplified, Expr node) =>
        simplified is not Const number || (simplified.Type == node.Type && !node.Type.IsTensor) ? simplified
        : node.Type.IsTensor || !number.IsNumber ? node
        : new Const(node.Type, number.Number, number.Text);

    /// <summary>
    /// Operators broadcast by themselves: an operand that was broadcast to the shape that the others have anyway is used
    /// as it is, and a tensor of ones as the number.
    /// </summary>
    private Expr WithoutBroadcasts(Expr node)
    {
        ShapeTerm shape = shapes.Of(node);
        for (int i = 0; i < node.Children.Count; i++)
        {
            if (Unbroadcast(node.Children[i], node is Binary) is not { } operand)
            {
                continue;
            }

            Expr[] children = [.. node.Children];
            children[i] = operand;
            if (!children.Any(child => child.Type.IsTensor))
            {
                continue;
            }

            Expr shorter = node is Binary binary
                ? new Binary(binary.Operator, children[0], children[1], binary.Type)
                : node.With(children.ToEquatableArray());
            if (shapes.Of(shorter).Equals(shape))
            {
                node = shorter;
            }
        }

        return node;
    }

    private static Expr? Unbroadcast(Expr operand, bool isOperator) => operand switch
    {
        Call { Function.Name: "Full" or "FullLike" } full when isOperator && full.Function.IsTensorOperation && full.Arguments.Count == 2 => full.Arguments[1],
        Call { Function.Name: FunctionTable.OnesLike } when isOperator => new Const(TypeRef.Double, 1),
        Call { Function.Name: FunctionTable.BroadcastTo } broadcast when broadcast.Function.IsTensorOperation => broadcast.Arguments[0],
        _ => null,
    };

    private static Expr Choice(Conditional conditional)
    {
        if (conditional.WhenTrue.Equals(conditional.WhenFalse))
        {
            return conditional.WhenTrue;
        }

        Expr whenTrue = conditional.WhenTrue is Conditional inner && inner.Condition.Equals(conditional.Condition)
            ? inner.WhenTrue
            : conditional.WhenTrue;
        Expr whenFalse = conditional.WhenFalse is Conditional other && other.Condition.Equals(conditional.Condition)
            ? other.WhenFalse
            : conditional.WhenFalse;
        return new Conditional(conditional.Condition, whenTrue, whenFalse, conditional.Type);
    }

    private static Expr Conversion(Cast cast) => cast.Operand switch
    {
        Const { IsNumber: true, IsNamed: false } number when cast.Type.IsFloating => new Const(cast.Type, number.Number),
        _ when cast.Operand.Type == cast.Type => cast.Operand,
        _ => cast,
    };

    private Expr Function(Call call)
    {
        if (!call.Function.IsTensorOperation)
        {
            return call.Function.Name == "Pow" && call.Arguments.Count == 2 && call.Type.IsFloating ? Power(call) : call;
        }

        switch (call.Function.Name)
        {
            case FunctionTable.SumTo or FunctionTable.BroadcastTo
                when shapes.Held(call.Arguments[1]) is { } target && shapes.Of(call.Arguments[0]).Equals(target):
                return call.Arguments[0];
            case FunctionTable.BroadcastTo
                when call.Arguments[0] is Call { Function.Name: FunctionTable.OnesLike or FunctionTable.ZerosLike } like
                    && call.Arguments[1] is Call { Function.Name: FunctionTable.Shape } shape:
                return like.With(shape.Arguments);
            case "Where" when call.Arguments.Count == 3:
                return Select(call);
            default:
                return IsElementwise(call) ? WithoutBroadcasts(call) : call;
        }
    }

    /// <summary>A selection inside one by the same mask has been made already.</summary>
    private Expr Select(Call where)
    {
        Expr mask = where.Arguments[0];
        ShapeTerm shape = shapes.Of(where);
        Expr inner(Expr branch, int operand) => branch.Replace(node =>
            node is Call { Function.Name: "Where" } nested && nested.Arguments.Count == 3 && nested.Arguments[0].Equals(mask) && shapes.Of(nested).Equals(shape)
                ? nested.Arguments[operand]
                : IsPointwise(node) && shapes.Of(node).Equals(shape) ? null : node);
        Expr whenTrue = inner(where.Arguments[1], 1);
        Expr whenFalse = inner(where.Arguments[2], 2);
        return whenTrue.Type == where.Arguments[1].Type && whenFalse.Type == where.Arguments[2].Type
            ? WithoutBroadcasts(where.With(new[] { mask, Simplify(whenTrue), Simplify(whenFalse) }.ToEquatableArray()))
            : where;
    }

    private bool IsPointwise(Expr node) => node switch
    {
        Binary or Unary => true,
        Call call => IsElementwise(call),
        _ => false,
    };

    private bool IsElementwise(Call call) =>
        Enumerable.Range(0, call.Arguments.Count).Any(i => rules.Find(call.Function.Id, i)?.Kind == RuleKind.Elementwise);

    private static Expr Power(Call call)
    {
        Expr exponent = call.Arguments[1];
        return exponent.IsConstant(0) ? new Const(call.Type, 1)
            : exponent.IsConstant(1) ? call.Arguments[0]
            : exponent.IsConstant(2) && call.Arguments[0] is Ref ? new Binary(BinaryOperator.Multiply, call.Arguments[0], call.Arguments[0], call.Type)
            : call;
    }
}
