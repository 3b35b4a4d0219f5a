using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Returns out of loops.</summary>
internal sealed class ReturnsInLoops : Feature
{
    public override IEnumerable<Production> Productions => [Statement(3, Return)];

    private static Node? Return(Maker maker) => maker.Scope is { CanReturn: true, Loops: > 0 }
        ? Node.Of("return in a loop", Node.Statement, "if ($0)\n    return $1;", maker.Expression(Bool, 2), maker.Expression(maker.Scope.ReturnType, 2))
        : null;
}
