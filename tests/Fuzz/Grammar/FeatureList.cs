using AutoDiffGen.Fuzz.Grammar.Features;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>The switch list: what the programs may contain. A new part of the language is a file and a line here.</summary>
internal static class FeatureList
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new Arithmetic(),
        new Functions(),
        new Kinks(),
        new Conversions(),
        new Integers(),
        new Conditions(),
        new ConditionalExpressions(),
        new Declarations(),
        new Assignments(),
        new Branches(),
        new EarlyReturns(),
        new Guards(),
        new CountedLoops(),
        new ConditionLoops(),
        new Jumps(),
        new Helpers(),
        new InactiveParameters(),
        new ReturnsInLoops(),
        new Switches(),
        new Arrays(),
        new Aliases(),
        new ArrayHelpers(),
        new Spans(),
        new Tuples(),
        new Grids(),
        new JaggedArrays(),
        new InnerFunctions(),
        new ByReference(),
        new Recursion(),
        new Structs(),
        new MutableStructs(),
        new ForeachLoops(),
    ];

    /// <summary>What is made only where it is asked for.</summary>
    public static IReadOnlyList<Feature> More { get; } =
    [
        new StackMemory(),
        new GenericHelpers(),
    ];

    /// <summary>Every feature there is, whatever the generator takes.</summary>
    public static Language Everything { get; } = new([.. All, .. More]);

    /// <summary>All features but those that are named.</summary>
    public static Language Without(params IReadOnlyCollection<string> names) => Choose([], names);

    /// <summary>All features and those named first, but those named second.</summary>
    public static Language Choose(IReadOnlyCollection<string> with, IReadOnlyCollection<string> without)
    {
        Feature[] known = [.. All, .. More];
        string? unknown = with.Concat(without).FirstOrDefault(name => known.All(feature => feature.Name != name));
        return unknown is null
            ? new Language(All.Concat(More.Where(feature => with.Contains(feature.Name))).Where(feature => !without.Contains(feature.Name)))
            : throw new ArgumentException($"There is no feature '{unknown}'; there are {string.Join(", ", known.Select(feature => feature.Name))}.");
    }
}
