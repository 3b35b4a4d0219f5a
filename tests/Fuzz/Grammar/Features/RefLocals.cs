using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Other names of variables, elements and members.</summary>
internal sealed class RefLocals : Feature
{
    private const string Reference = "ref ";

    private static readonly string[] Names = ["cell", "place", "slot"];
    private static readonly string[] Members = ["Position", "Velocity"];

    public override IEnumerable<Production> Productions =>
    [
        Statement(3, OfElement),
        Statement(2, OfVariable),
        Statement(2, OfMember),
        Statement(2, OfStructure),
        Statement(3, Foreach),
    ];

    private static Node? OfElement(Maker maker) => Elements.Pick(maker, maker.Real) is { } array
        ? Declare(maker, "ref local of an element", maker.Real, "$0[$1]", Node.Leaf(array.Type, array.Name), Elements.Index(maker, FuzzProgram.ArrayLength))
        : null;

    private static Node? OfVariable(Maker maker) => maker.Assignable(maker.Real) is { } variable
        ? Declare(maker, "ref local of a variable", maker.Real, variable.Name)
        : null;

    private static Node? OfMember(Maker maker) => States(maker) is { } states
        ? Declare(maker, "ref local of a member", maker.Real, "$0[$1]." + maker.Random.Pick(Members), states, Elements.Index(maker, FuzzProgram.ArrayLength))
        : null;

    private static Node? OfStructure(Maker maker) => States(maker) is { } states
        ? Declare(maker, "ref local of a struct", MutableStructs.State, "$0[$1]", states, Elements.Index(maker, FuzzProgram.ArrayLength))
        : null;

    private static Node? Foreach(Maker maker)
    {
        if (maker.Scope.Loops >= 2 || Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string element = maker.Scope.NewName(maker.Random, Names);
        Node body = maker.Block(maker.InLoop(), new Variable(element, maker.Real, Modifiers: Reference));
        return Node.Of("foreach by reference", Node.Statement, $"foreach (ref {maker.Real} {element} in $0.AsSpan())\n$1", Node.Leaf(array.Type, array.Name), body);
    }

    private static Node? States(Maker maker)
    {
        var arrays = maker.Scope.OfType(MutableStructs.State + "[]");
        return arrays.Length == 0 ? null : Node.Leaf(arrays[0].Type, maker.Random.Pick(arrays).Name);
    }

    private static Node Declare(Maker maker, string construct, string type, string place, params Node[] children)
    {
        string name = maker.Scope.NewName(maker.Random, Names);
        maker.Scope.Add(new Variable(name, type, Modifiers: Reference));
        return Node.Of(construct, Node.Statement, $"ref {type} {name} = ref {place};", children);
    }
}
