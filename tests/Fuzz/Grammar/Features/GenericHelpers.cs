using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Helpers with a type parameter that is a number.</summary>
internal sealed class GenericHelpers : Feature
{
    private const string Note = "generic helper";

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 2, maker => Call(
            maker, type, "Blend", "private static T Blend<T>(T a, T b) where T : System.Numerics.INumber<T> => a * b + a * a;"))),
        .. Reals.Select(type => new Production(type, 2, maker => Call(
            maker, type, "Wave", "private static T Wave<T>(T a, T b) where T : System.Numerics.IFloatingPointIeee754<T> => T.Sin(a) * b + T.CreateChecked(0.5) * T.Cos(b);"))),
        .. Reals.Select(type => new Production(type, 2, maker => Call(
            maker, type, "Twice<Doubled>", "private interface IScale { static abstract REAL By(REAL z); }\nprivate struct Doubled : IScale { public static REAL By(REAL z) => 2 * z * z; }\nprivate static REAL Twice<TScale>(REAL a, REAL b) where TScale : IScale => TScale.By(a) * b + TScale.By(b);"))),
    ];

    private static Node? Call(Maker maker, string type, string name, string member)
    {
        if (!maker.Uses(type) || (member.Contains("REAL", StringComparison.Ordinal) && type != maker.Real))
            return null;
        if (maker.Notes.TryAdd(Note + name, []))
            maker.AddMember(Node.Leaf(Node.Member, member.Replace("REAL", maker.Real, StringComparison.Ordinal)));
        return Node.Of(Note, type, name + "($0, $1)", maker.Expression(type), maker.Expression(type));
    }
}
