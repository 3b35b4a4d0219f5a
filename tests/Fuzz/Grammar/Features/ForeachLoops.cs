using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Loops over the elements of arrays and spans.</summary>
internal sealed class ForeachLoops : Feature
{
    public override IEnumerable<Production> Productions => [Statement(4, Foreach)];

    private static Node? Foreach(Maker maker)
    {
        if (maker.Scope.Loops >= 2 || Elements.Pick(maker, maker.Real) is not { } array)
            return null;
        string element = maker.Scope.NewName(maker.Random, "item", "each");
        Node body = maker.Block(maker.InLoop(), new Variable(element, maker.Real, IsReadOnly: true));
        string construct = maker.Scope.Loops > 0 ? "nested foreach" : "foreach";
        return Node.Of(construct, Node.Statement, $"foreach ({maker.Real} {element} in $0)\n$1", Node.Leaf(array.Type, array.Name), body);
    }
}
