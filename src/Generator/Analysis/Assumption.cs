using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>What a comparison that holds, or does not, says about others of the same numbers. NaN compares false.</summary>
internal sealed class Assumption(Expr condition, bool holds)
{
    /// <summary>Whether another condition holds then; null where nothing is known.</summary>
    public bool? Decide(Expr other)
    {
        if (other.Equals(condition))
        {
            return holds;
        }

        if (condition is not Binary known || other is not Binary asked)
        {
            return null;
        }

        bool isSame = known.Left.Equals(asked.Left) && known.Right.Equals(asked.Right);
        bool isMirrored = known.Left.Equals(asked.Right) && known.Right.Equals(asked.Left);
        if (!isSame && !isMirrored)
        {
            return null;
        }

        BinaryOperator op = isMirrored ? Mirrored(asked.Operator) : asked.Operator;
        return op == known.Operator ? holds
            : holds && known.Operator is BinaryOperator.Less or BinaryOperator.Greater ? OfDifferent(known.Operator, op)
            : null;
    }

    /// <summary>What a comparison is of two numbers of which one is the smaller.</summary>
    private static bool? OfDifferent(BinaryOperator known, BinaryOperator asked) => asked switch
    {
        BinaryOperator.Equal => false,
        BinaryOperator.NotEqual => true,
        BinaryOperator.Less or BinaryOperator.LessOrEqual => known == BinaryOperator.Less,
        BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => known == BinaryOperator.Greater,
        _ => null,
    };

    private static BinaryOperator Mirrored(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };
}
