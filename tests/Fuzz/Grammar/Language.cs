namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>The features that programs are made of, with their productions ready to be chosen from.</summary>
internal sealed class Language
{
    private readonly Dictionary<string, (Production[] Productions, int Weight)> targets;

    public Language(IEnumerable<Feature> features)
    {
        Features = [.. features];
        targets = Features.SelectMany(feature => feature.Productions)
            .GroupBy(production => production.Target)
            .ToDictionary(group => group.Key, group => (group.ToArray(), group.Sum(production => production.Weight)));
    }

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>A production for a target, by weight; null where there is none.</summary>
    public Production? Pick(string target, Rng random)
    {
        if (!targets.TryGetValue(target, out var choice))
            return null;
        int at = random.Below(choice.Weight);
        return choice.Productions.First(production => (at -= production.Weight) < 0);
    }
}
