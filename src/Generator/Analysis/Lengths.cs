using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Whole numbers as something and a constant, so that the bound of a loop can be compared with the length of an array: an
/// array is as long as it was made, and a gradient is as long as its value, which the generated method checks.
/// </summary>
internal sealed class Lengths
{
    private readonly WholeNames _names;
    private readonly Dictionary<int, Expr> _numbers = [];
    private readonly Dictionary<int, Expr> _values = [];

    public Lengths(Function function)
    {
        _names = new WholeNames(function);
        foreach (Statement statement in function.Body.All())
        {
            switch (statement)
            {
                case Let { Target.Type.Name: "int" } let:
                    _numbers[let.Target.Id] = let.Expression;
                    break;
                case Effect { Expression: Call { Function.Id: "MemoryGuard.RequireSameLength" } guard } when guard.Arguments[1] is Ref derivative:
                    _values[derivative.Value.Id] = guard.Arguments[3];
                    break;
            }
        }
    }

    /// <summary>Whether a number is the length of an array or a span, and another number.</summary>
    public bool IsLength(Expr number, Expr memory, int plus)
    {
        (Expr? term, int constant) = Split(number);
        (Expr? length, int more) = OfMemory(memory);
        return Equals(term, length) && constant == more + plus && (term is null || Element.IsSettled(term));
    }

    /// <summary>What one number is more than another; null where that is not known.</summary>
    public int? Difference(Expr number, Expr other)
    {
        (Expr? term, int constant) = Split(number);
        (Expr? otherTerm, int otherConstant) = Split(other);
        return Equals(term, otherTerm) ? constant - otherConstant : null;
    }

    /// <summary>What a number is besides a constant; null where it is no more than that.</summary>
    private (Expr? Term, int Constant) Split(Expr number)
    {
        Stack.Guard();
        switch (number)
        {
            case Ref { Value.Id: var id } when _numbers.TryGetValue(id, out Expr? definition) && IsTheSameEverywhere(definition):
                return Split(definition);
            case Call { IsLength: true } length when length.Arguments[0].Type is { IsMemory: true, Rank: 1 }:
                return OfMemory(length.Arguments[0]);
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when CounterOffset.Number(sum.Right) is { } right:
                (Expr? term, int constant) = Split(sum.Left);
                return (term, sum.Operator == BinaryOperator.Add ? constant + right : constant - right);
            default:
                return CounterOffset.Number(number) is { } known ? (null, known) : (number, 0);
        }
    }

    private (Expr? Term, int Constant) OfMemory(Expr memory)
    {
        Stack.Guard();
        Value? root = _names.RootOf(memory);
        if (root is not null && _values.TryGetValue(root.Id, out Expr? value))
        {
            return OfMemory(value);
        }

        return (root is null ? memory : _names.DefinitionOf(root)) switch
        {
            Call made when IsNewOfRankOne(made) => Split(made.Arguments[0]),
            Call part when IsPart(part) => Split(part.Arguments[2]),
            _ => (MemoryFunctions.Length(root is null ? memory : new Ref(root)), 0),
        };
    }

    /// <summary>Whether an expression is the same wherever the names in it are known: an element may be written between two places.</summary>
    private static bool IsTheSameEverywhere(Expr expr) => !expr.IsImpure() && !expr.Any(node => node is Element);

    /// <summary>Whether an expression is a part of an array or a span, with the length that the part has.</summary>
    private static bool IsPart(Expr expr) =>
        MemoryFunctions.IsView(expr) && expr is Call { Function.Name: "Slice" or "AsSpan", Arguments: { Count: 3 } arguments, Type.Rank: 1 } && IsTheSameEverywhere(arguments[2]);

    private static bool IsNewOfRankOne(Expr expr) => MemoryFunctions.IsNew(expr) && expr is Call { Arguments.Count: 1 };
}
