using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>List patterns over arrays and spans: the length is asked first, then the elements are read one by one.</content>
internal sealed partial class BodyParser
{
    private Expr MatchList(Expr value, IListPatternOperation pattern)
    {
        if (value.Type is not { IsMemory: true, Rank: 1 } || pattern.DeclaredSymbol is not null)
        {
            throw Unsupported(pattern);
        }

        int slice = -1;
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            slice = pattern.Patterns[i] is ISlicePatternOperation ? i : slice;
        }

        int count = pattern.Patterns.Length;
        Expr length = MemoryFunctions.Length(value);
        Expr condition = value.Type.Category == TypeCategory.Array ? Is(value, "not null") : Const.Bool(true);
        condition = slice >= 0 && count == 1 ? condition : Combine(isAnd: true, condition, () =>
            new Binary(slice < 0 ? BinaryOperator.Equal : BinaryOperator.GreaterOrEqual, length, Number(slice < 0 ? count : count - 1), TypeRef.Bool));
        for (int i = 0; i < count; i++)
        {
            Expr index = slice >= 0 && i > slice ? new Binary(BinaryOperator.Subtract, length, Number(count - i), TypeRef.Int) : Number(i);
            IPatternOperation part = pattern.Patterns[i];
            condition = part is ISlicePatternOperation { Pattern: var rest }
                ? rest is null ? condition : throw Unsupported(part)
                : Combine(isAnd: true, condition, () => Match(HoldFor(part, ValueOf(new Element(value, index), part.InputType), "item"), part));
        }

        return condition;
    }
}
