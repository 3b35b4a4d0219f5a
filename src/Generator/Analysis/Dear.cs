using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>What costs so much that its value is kept rather than computed again: functions of numbers, and divisions.</summary>
internal static class Dear
{
    public static bool Is(Expr expr) => expr switch
    {
        { Type.IsFloating: false } => false,
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Right: not (Const or Ref { Value.Role: ValueRole.Constant }) } => true,
        Call { Function: { IsPure: true, Style: CallStyle.Static, Name: not ("Max" or "Min" or "Abs" or "Clamp" or "FusedMultiplyAdd" or "CopySign") } } => true,
        _ => false,
    };

    /// <summary>Whether any part of an expression is dear.</summary>
    public static bool Contains(Expr expr) => expr.Any(Is);
}
