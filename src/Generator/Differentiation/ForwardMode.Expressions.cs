using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>The tangents of expressions.</content>
internal sealed partial class ForwardMode
{
    /// <summary>The tangent of an expression; null where it is zero.</summary>
    private Expr? Tangent(Expr expr)
    {
        Stack.Guard();
        if (!_activity.IsActive(expr))
        {
            return null;
        }

        switch (expr)
        {
            case { Type.IsMemory: true }:
                return _shadows.Of(expr);
            case Element element:
                return _shadows.Of(element);
            case Ref reference:
                return _tangents.TryGetValue(reference.Value.Id, out Expr? tangent) ? tangent : null;
            case Call when SavedFunctions.ReadFrom(expr) is { } saved:
                return SavedFunctions.From(ShadowOf(saved), expr);
            case Cast cast:
                return Tangent(cast.Operand) is { } operand ? new Cast(cast.Type, operand, cast.IsImplicit) : null;
            case Conditional conditional:
                return Choice(conditional);
            default:
                return ApplyRules(expr);
        }
    }

    private Expr? Choice(Conditional conditional)
    {
        List<Statement> outer = _statements;
        (Block then, Expr? whenTrue) = Side(conditional.WhenTrue);
        (Block other, Expr? whenFalse) = Side(conditional.WhenFalse);
        _statements = outer;
        if (whenTrue is null && whenFalse is null)
        {
            return null;
        }

        whenTrue ??= _derivatives.Zero(conditional.WhenTrue);
        whenFalse ??= _derivatives.Zero(conditional.WhenFalse);
        if (then.IsEmpty && other.IsEmpty)
        {
            return new Conditional(conditional.Condition, whenTrue, whenFalse, conditional.Type);
        }

        Value target = NewValue(_values.NameOfDerivative("selected"), conditional.Type, ValueRole.DerivativeTemporary);
        _shapes.Define(target, _shapes.Of(conditional));
        _statements.Add(new If(
            _section,
            conditional.Condition,
            then,
            other,
            new[] { new Merge(target, whenTrue, whenFalse) }.ToEquatableArray()));
        return new Ref(target);
    }

    private (Block Block, Expr? Tangent) Side(Expr branch)
    {
        _statements = [];
        Expr? tangent = Tangent(branch);
        return (new Block(_statements.ToEquatableArray()), tangent);
    }

    private Expr? ApplyRules(Expr expr)
    {
        Expr? sum = null;
        EquatableArray<Expr> children = expr.Children;
        for (int i = 0; i < children.Count; i++)
        {
            if (!_activity.IsActiveOperand(expr, i))
            {
                continue;
            }

            Rule rule = _rules.Find(expr, i)
                ?? throw RuleApplication.Missing(expr, i);
            if (rule.IsZero || Tangent(children[i]) is not { } tangent)
            {
                continue;
            }

            Expr contribution = RuleApplication.Jvp(rule, expr, i, Bind(children[i], tangent));
            if (!contribution.IsConstant(0))
            {
                sum = sum is null ? contribution : Derivatives.Add(sum, contribution);
            }
        }

        return sum is not null && expr.Type.IsTensor && !_shapes.Of(sum).Equals(_shapes.Of(expr))
            ? _derivatives.BroadcastTo(sum, expr)
            : sum;
    }

    /// <summary>Gives the tangent of a subexpression a name where it is more than one.</summary>
    private Expr Bind(Expr expr, Expr tangent)
    {
        if (tangent is Ref or Const)
        {
            return tangent;
        }

        Value target = NewValue(_values.NameOfDerivative(Derivatives.NameOf(expr)), tangent.Type, ValueRole.DerivativeTemporary);
        _shapes.Define(target, _shapes.Of(expr));
        _statements.Add(new Let(_section, target, tangent));
        return new Ref(target);
    }
}
