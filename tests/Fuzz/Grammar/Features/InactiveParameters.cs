namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Parameters that carry no derivative.</summary>
internal sealed class InactiveParameters : Feature
{
    public override IEnumerable<Production> Productions => [];

    public override Variable? Parameter(Maker maker) => maker.Random.Below(4) switch
    {
        0 => new Variable("c", maker.Real, Modifiers: "[NoGrad] "),
        1 => new Variable("isOn", Bool),
        _ => new Variable("n", Int),
    };
}
