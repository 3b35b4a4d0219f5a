using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Generated derivatives of one method in another.</summary>
internal sealed class NestedDerivatives : Feature
{
    /// <summary>What the names of such methods begin with.</summary>
    public const string Prefix = "Inner";

    private static readonly string[] Members = ["ValueAndGrad($0, $1).GradA", "ValueAndGrad($0, $1).Value", "Jvp($0, $1, $1, $0).Tangent", "Vjp($0, $1, $0).GradB"];

    public override IEnumerable<Production> Productions => [.. Reals.Select(type => new Production(type, 1, maker => Call(maker, type)))];

    private static Node? Call(Maker maker, string type)
    {
        if (type != maker.Real || !maker.Notes.TryAdd(nameof(NestedDerivatives), []))
            return null;
        string name = maker.NewMemberName(Prefix);
        maker.AddMember(maker.Function(
            $"[Differentiable(ValueAndGrad | Vjp | Jvp)]\nprivate static {type} {name}($0)\n$1", type, [new("a", type), new("b", type)], maker.Random.Between(1, 3)));

        // Products of derivatives are soon so large that the sine of one is nothing but rounding.
        string bounded = type == "float" ? "MathF.Atan" : "Math.Atan";
        return Node.Of("derivative inside", type, $"{bounded}({name}{maker.Random.Pick(Members)})", maker.Expression(type), maker.Expression(type));
    }
}
