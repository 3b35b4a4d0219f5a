using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Spans of memory on the stack.</summary>
internal sealed class StackMemory : Feature
{
    public override IEnumerable<Production> Productions => [Statement(2, Stackalloc)];

    /// <summary>Not in loops, where it would pile up.</summary>
    private static Node? Stackalloc(Maker maker) => maker.Scope.Loops == 0
        ? maker.Random.Chance(60)
            ? Spans.Declare(maker, "stackalloc", "Span<R> NAME = stackalloc R[3];", FuzzProgram.ArrayLength)
            : Spans.Declare(
                maker, "stackalloc of values", "Span<R> NAME = stackalloc R[] { $0, $1, $2 };", FuzzProgram.ArrayLength,
                maker.Expression(maker.Real, 1), maker.Expression(maker.Real, 1), maker.Expression(maker.Real, 1))
        : null;
}
