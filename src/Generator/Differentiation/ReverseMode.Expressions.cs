using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>The way of a cotangent down an expression.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Takes the cotangent of an expression down to the values that it reads, from right to left.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="grad">Its cotangent.</param>
    /// <param name="mask">
    /// What a selection made zero stays zero as long as the way down is pointwise: there the mask is applied again to what
    /// comes out, so that what the expression makes of values that were not selected (NaN, infinity) stays out.
    /// </param>
    private void Backpropagate(Expr expr, Expr grad, System.Func<Expr, Expr>? mask = null)
    {
        Stack.Guard();
        if (!_activity.IsActive(expr))
        {
            return;
        }

        switch (expr)
        {
            case Ref reference:
                _cotangents.Add(reference.Value, grad);
                break;
            case Call when SavedFunctions.ReadFrom(expr) is not null:
                Unread(expr, grad);
                break;
            case Element element:
                Element shadow = _shadows.Of(element);
                _statements.Add(new Store(Section.Backward, shadow, Derivatives.Add(shadow, grad)));
                break;
            case Cast cast:
                Backpropagate(cast.Operand, new Cast(cast.Operand.Type, grad, isImplicit: cast.Operand.Type.Category == TypeCategory.Double && !grad.Type.IsGeneric));
                break;
            case Conditional conditional:
                grad = Bind(conditional, grad);
                Branch(
                    conditional.Condition,
                    () => Backpropagate(conditional.WhenTrue, grad),
                    () => Backpropagate(conditional.WhenFalse, grad));
                break;
            default:
                ApplyRules(expr, Bind(expr, grad), mask);
                break;
        }
    }

    private void ApplyRules(Expr expr, Expr grad, System.Func<Expr, Expr>? mask)
    {
        EquatableArray<Expr> children = expr.Children;
        for (int i = children.Count - 1; i >= 0; i--)
        {
            Expr child = children[i];
            if (!_activity.IsActiveOperand(expr, i))
            {
                continue;
            }

            Rule rule = _rules.Find(expr, i)
                ?? throw RuleApplication.Missing(expr, i);
            if (rule.IsZero)
            {
                continue;
            }

            Expr contribution = RuleApplication.Vjp(rule, expr, grad);
            if (contribution.IsConstant(0))
            {
                continue;
            }

            bool isPointwise = child.Type.IsTensor && rule.Kind == RuleKind.Elementwise;
            bool continues = isPointwise && IsPointwise(child) && _shapes.Of(child).Equals(_shapes.Of(expr));
            System.Func<Expr, Expr>? inner = Selection.Is(expr) ? Compose(mask, gradient => RuleApplication.Vjp(rule, expr, gradient)) : mask;
            if (mask is not null && isPointwise && !continues && _shapes.Of(contribution).Equals(_shapes.Of(expr)))
            {
                contribution = mask(contribution);
            }

            if (isPointwise && !_shapes.Of(contribution).Equals(_shapes.Of(child)))
            {
                contribution = _derivatives.SumTo(contribution, child);
            }

            Backpropagate(child, contribution, continues ? inner : null);
        }
    }

    private static System.Func<Expr, Expr> Compose(System.Func<Expr, Expr>? outer, System.Func<Expr, Expr> inner) =>
        outer is null ? inner : gradient => outer(inner(gradient));

    /// <summary>Whether every element of a node depends on the same element of its operands alone.</summary>
    private bool IsPointwise(Expr node)
    {
        if (node is Ref or Const or Conditional || !node.Type.IsTensor)
        {
            return false;
        }

        for (int i = 0; i < node.Children.Count; i++)
        {
            if (_activity.IsActiveOperand(node, i) && _rules.Find(node, i)?.Kind != RuleKind.Elementwise)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mask of a cotangent that was selected, for the expression that it is the cotangent of.</summary>
    private System.Func<Expr, Expr>? MaskOf(Expr grad, Expr expr)
    {
        if (Selection.CommonMask(grad) is not { } selection
            || !IsPointwise(expr)
            || !_shapes.Of(grad).Equals(_shapes.Of(expr)))
        {
            return null;
        }

        return gradient => Selection.With(selection.Where, selection.Operand, gradient);
    }

    /// <summary>Gives the cotangent of a subexpression a name where it is more than one.</summary>
    private Expr Bind(Expr expr, Expr grad)
    {
        if (grad is Ref or Const)
        {
            return grad;
        }

        Value target = NewValue("grad" + Derivatives.Pascal(Derivatives.NameOf(expr)), grad.Type, ValueRole.DerivativeTemporary);
        var let = new Let(Section.Backward, target, grad);
        _shapes.Define(let);
        _statements.Add(let);
        return new Ref(target);
    }
}
