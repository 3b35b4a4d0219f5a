using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Tuples, and taking them apart.</summary>
internal sealed class Tuples : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 8, maker => Item(maker, type))),
        Statement(3, Declare),
        Statement(2, AssignItem),
        Statement(3, Deconstruct),
        Statement(4, Swap),
        Statement(2, FromHelper),
    ];

    private static string TypeOf(string real) => $"({real} One, {real} Two)";

    private static Node? Pick(Maker maker, string type)
    {
        var tuples = maker.Scope.OfType(TypeOf(type));
        return tuples.Length == 0 ? null : Node.Leaf(TypeOf(type), maker.Random.Pick(tuples).Name);
    }

    private static string NewItem(Maker maker) => maker.Random.Chance(50) ? "One" : "Two";

    private static Node? Item(Maker maker, string type) => Pick(maker, type) is { } tuple
        ? Node.Of("item of a tuple", type, "$0." + NewItem(maker), tuple)
        : null;

    private static Node Declare(Maker maker)
    {
        Node[] items = [maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2)];
        string name = maker.Scope.NewName(maker.Random, "pair");
        maker.Scope.Add(new Variable(name, TypeOf(maker.Real)));
        return Node.Of("tuple", Node.Statement, $"{TypeOf(maker.Real)} {name} = ($0, $1);", items);
    }

    private static Node? AssignItem(Maker maker) => Pick(maker, maker.Real) is { } tuple
        ? Node.Of("item of a tuple assign", Node.Statement, Elements.Text($"$0.{NewItem(maker)} = M.Sin($1);", maker.Real), tuple, maker.Expression(maker.Real, 2))
        : null;

    private static Node Deconstruct(Maker maker)
    {
        Node[] items = [maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2)];
        string one = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(one, maker.Real));
        string two = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(two, maker.Real));
        return Node.Of("deconstruction", Node.Statement, $"({maker.Real} {one}, {maker.Real} {two}) = ($0, $1);", items);
    }

    private static Node? Swap(Maker maker) =>
        maker.Assignable(maker.Real) is { } one && maker.Assignable(maker.Real) is { } other && one != other
            ? maker.Random.Chance(50)
                ? Node.Of("swap", Node.Statement, $"({one.Name}, {other.Name}) = ({other.Name}, {one.Name});")
                : Node.Of(
                    "assignments at once", Node.Statement, Elements.Text($"({one.Name}, {other.Name}) = (M.Sin($0), M.Cos($1));", maker.Real),
                    maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2))
            : null;

    private static Node FromHelper(Maker maker)
    {
        string helper = maker.NewMemberName("Both");
        string type = TypeOf(maker.Real);
        maker.AddMember(maker.Function(
            $"private static {type} {helper}($0) => $1;", maker.Real, [new("a", maker.Real), new("b", maker.Real)], 0,
            () => Node.Of("", type, "($0, $1)", maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2))));
        Node[] arguments = [maker.Expression(maker.Real, 1), maker.Expression(maker.Real, 1)];
        string one = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(one, maker.Real));
        string two = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(two, maker.Real));
        return Node.Of("helper that returns a tuple", Node.Statement, $"var ({one}, {two}) = {helper}($0, $1);", arguments);
    }
}
