using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Helpers that give back through ref and out, and take by in.</summary>
internal sealed class ByReference : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(3, Ref),
        Statement(3, Out),
        Statement(2, Element),
        .. Reals.Select(type => new Production(type, 1, maker => In(maker, type))),
    ];

    private static Node? Ref(Maker maker)
    {
        if (maker.Assignable(maker.Real) is not { } variable)
            return null;
        string name = maker.NewMemberName("Update");
        maker.AddMember(maker.Function(
            $"private static void {name}($0)\n{{\n    a = $1;\n}}", maker.Real, [new("a", maker.Real, Modifiers: "ref "), new("b", maker.Real)], 0,
            () => Node.Of("", maker.Real, Elements.Text("M.Sin($0)", maker.Real), maker.Expression(maker.Real, 3))));
        return Node.Of("ref", Node.Statement, $"{name}(ref {variable.Name}, $0);", maker.Expression(maker.Real, 2));
    }

    /// <summary>Two elements by reference, which may be one.</summary>
    private static Node? Element(Maker maker)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string name = maker.NewMemberName("Mix");
        maker.AddMember(maker.Function(
            $"private static void {name}($0)\n{{\n    a = {Elements.Text("M.Sin", maker.Real)}(b + a);\n    b -= $1;\n    a *= b;\n}}",
            maker.Real, [new("a", maker.Real, Modifiers: "ref "), new("b", maker.Real, Modifiers: "ref ")], 0, () => maker.Expression(maker.Real, 2)));
        return Node.Of(
            "elements by ref", Node.Statement, $"{name}(ref $0[$1], ref $0[$2]);",
            Node.Leaf(array.Type, array.Name), Elements.Index(maker, FuzzProgram.ArrayLength), Elements.Index(maker, FuzzProgram.ArrayLength));
    }

    private static Node Out(Maker maker)
    {
        string helper = maker.NewMemberName("Split");
        maker.AddMember(maker.Function(
            $"private static {maker.Real} {helper}({maker.Real} a, {maker.Real} b, out {maker.Real} rest)\n$1",
            maker.Real, [new("a", maker.Real), new("b", maker.Real)], 0,
            () => Node.MakeBlock(
                Node.Of("", Node.Statement, "rest = $0;", maker.Expression(maker.Real, 2)),
                Node.Of("", Node.Statement, "return $0;", maker.Expression(maker.Real, 2)))));
        Node[] arguments = [maker.Expression(maker.Real, 1), maker.Expression(maker.Real, 1)];
        string one = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(one, maker.Real));
        string two = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(two, maker.Real));
        string declared = maker.Random.Chance(50) ? "var" : maker.Real;
        return Node.Of("out", Node.Statement, $"{maker.Real} {one} = {helper}($0, $1, out {declared} {two});", arguments);
    }

    private static Node? In(Maker maker, string type)
    {
        // A constant has no place in memory.
        Variable[] variables = [.. maker.Scope.OfType(type).Where(variable => variable.IsAssignable)];
        if (variables.Length == 0 || !maker.Uses(type))
            return null;
        string name = maker.NewMemberName("Of");
        maker.AddMember(maker.Function(
            $"private static {type} {name}($0) => $1;", type, [new("a", type, IsReadOnly: true, Modifiers: "in ")], 0, () => maker.Expression(type, 2)));
        return Node.Of("in", type, $"{name}(in {maker.Random.Pick(variables).Name})");
    }
}
