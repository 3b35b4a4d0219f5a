using System;
using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// Writes a rule in the canonical form that goes into an assembly's metadata: a prefix notation in which every function
/// is spelled out by its identity. <see cref="RuleReader"/> reads it.
/// </summary>
internal static class RuleWriter
{
    /// <param name="rule">The rule.</param>
    /// <param name="typeId">The identity of a type that a constant or a cast has.</param>
    public static string Write(Rule rule, Func<TypeRef, string> typeId)
    {
        var text = new StringBuilder();
        text.Append(rule.Kind).Append(' ').Append(rule.Parameter.ToString(CultureInfo.InvariantCulture)).Append(' ');
        Write(rule.Vjp, text, typeId);
        if (rule.Jvp is { } jvp)
        {
            text.Append(' ');
            Write(jvp, text, typeId);
        }

        return text.ToString();
    }

    private static void Write(Expr expr, StringBuilder text, Func<TypeRef, string> typeId)
    {
        switch (expr)
        {
            case Slot slot:
                text.Append('$').Append(slot.Index.ToString(CultureInfo.InvariantCulture));
                return;
            case Const { IsNumber: true } number:
                text.Append("(# ").Append(Quote(typeId(number.Type))).Append(' ')
                    .Append(Quote(number.Number.ToString("R", CultureInfo.InvariantCulture))).Append(')');
                return;
            case Const constant:
                text.Append("(@ ").Append(Quote(typeId(constant.Type))).Append(' ').Append(Quote(constant.Text!)).Append(')');
                return;
            case Unary unary:
                text.Append("(u").Append(Operators.Symbol(unary.Operator));
                break;
            case Binary binary:
                text.Append("(b").Append(Operators.Symbol(binary.Operator));
                break;
            case Conditional:
                text.Append("(?");
                break;
            case Cast cast:
                text.Append(cast.IsImplicit ? "(implicit " : "(cast ").Append(Quote(typeId(cast.Type)));
                break;
            case Call call when IsConstant.Is(call):
                text.Append("(constant");
                break;
            case Call call:
                text.Append(call.Function.Style == CallStyle.Member ? "(member " : "(call ").Append(Quote(call.Function.Id));
                break;
            default:
                throw new InvalidOperationException("Not part of a formula: " + expr.GetType().Name);
        }

        foreach (Expr child in expr.Children)
        {
            text.Append(' ');
            Write(child, text, typeId);
        }

        text.Append(')');
    }

    private static string Quote(string text) => "'" + text.Replace("%", "%25").Replace("'", "%27") + "'";
}
