using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Finds whether a loop does nothing where a number is zero, or where a condition holds: all that it adds, to memory or to
/// what it carries, is a multiple of zero then.
/// </summary>
internal sealed class Multiples
{
    private static readonly Expr Zero = new Const(TypeRef.Double, 0);

    /// <summary>What values are where the number is zero: zero, or another value; those that are neither are not there.</summary>
    private readonly Dictionary<int, Expr> _values = [];

    /// <summary>What is known of conditions; null where nothing is.</summary>
    private readonly Assumption? _assumption;

    public Multiples(Value number) => _values[number.Id] = Zero;

    public Multiples(Assumption assumption) => _assumption = assumption;

    public bool AreAllThatIsAdded(Loop loop) => Visit(loop);

    /// <summary>Whether an iteration for which this is so leaves all as it is, what is carried included.</summary>
    public bool AreAllThatIsDone(Loop loop) =>
        loop.Body.Statements.All(Visit) && loop.Carried.All(carried => Known(new Ref(carried.Head)) is { } head && head.Equals(Known(carried.Next)));

    /// <summary>Whether a statement leaves everything as it is but for the values that it defines.</summary>
    private bool Visit(Statement statement)
    {
        switch (statement)
        {
            case Comment:
                return true;
            case Let { IsPinned: false } let:
                Define(let.Target, Known(let.Expression));
                return true;
            case Store { Section: not Section.Forward, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } store:
                return sum.Left.Equals(store.Target) && IsZero(sum.Right);
            case If branch when _assumption?.Decide(branch.Condition) is { } isThen:
                if (!(isThen ? branch.Then : branch.Else).Statements.All(Visit))
                {
                    return false;
                }

                foreach (Merge merge in branch.Merges)
                {
                    Define(merge.Target, Known(isThen ? merge.Then : merge.Else));
                }

                return true;
            case If branch:
                if (!branch.Then.Statements.All(Visit) || !branch.Else.Statements.All(Visit))
                {
                    return false;
                }

                foreach (Merge merge in branch.Merges)
                {
                    Expr? then = Known(merge.Then);
                    Define(merge.Target, then is not null && then.Equals(Known(merge.Else)) ? then : null);
                }

                return true;
            case Loop { Section: not Section.Forward } loop:
                foreach (Carried carried in loop.Carried)
                {
                    Define(carried.Head, Known(carried.Init));
                }

                if (!AreAllThatIsDone(loop))
                {
                    return false;
                }

                foreach (Carried carried in loop.Carried)
                {
                    Define(carried.Result, Known(carried.Init));
                }

                return true;
            default:
                return false;
        }
    }

    private void Define(Value value, Expr? known)
    {
        if (known is not null)
        {
            _values[value.Id] = known;
        }
    }

    private bool IsZero(Expr expr) => ReferenceEquals(Known(expr), Zero);

    /// <summary>What an expression is where the number is zero; null where it is not known to be something simple.</summary>
    private Expr? Known(Expr expr)
    {
        Stack.Guard();
        switch (expr)
        {
            case Const constant:
                return constant.Is(0) ? Zero : constant;
            case Ref { Value.Id: var id }:
                return _values.TryGetValue(id, out Expr? known) ? known : expr;
            case Unary { Operator: UnaryOperator.Negate } negation:
                return IsZero(negation.Operand) ? Zero : null;
            case Cast cast when cast.Type.IsFloating:
                return IsZero(cast.Operand) ? Zero : null;
            case Binary { Type.IsFloating: true } binary:
                return binary.Operator switch
                {
                    BinaryOperator.Multiply => IsZero(binary.Left) || IsZero(binary.Right) ? Zero : null,
                    BinaryOperator.Divide => IsZero(binary.Left) ? Zero : null,
                    BinaryOperator.Add when IsZero(binary.Left) => Known(binary.Right),
                    BinaryOperator.Add or BinaryOperator.Subtract when IsZero(binary.Right) => Known(binary.Left),
                    _ => null,
                };
            case Conditional conditional when _assumption?.Decide(conditional.Condition) is { } isTrue:
                return Known(isTrue ? conditional.WhenTrue : conditional.WhenFalse);
            case Conditional conditional:
                return Known(conditional.WhenTrue) is { } chosen && chosen.Equals(Known(conditional.WhenFalse)) ? chosen : null;
            default:
                return null;
        }
    }
}
