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
        new Copies(),
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
        new StackMemory(),
        new GenericHelpers(),
        new StructArrays(),
        new StructCalls(),
        new Objects(),
        new Vectors(),
        new ListPatterns(),
        new Checkpoints(),
        new Passes(),
        new NestedDerivatives(),
        new RefLocals(),
        new ScaledSums(),
        new MadeObjects(),
        new Queries(),
        new MixedStructs(),
    ];

    /// <summary>All features but those that are named.</summary>
    public static Language Without(params IReadOnlyCollection<string> names)
    {
        string? unknown = names.FirstOrDefault(name => All.All(feature => feature.Name != name));
        return unknown is null
            ? new Language(All.Where(feature => !names.Contains(feature.Name)))
            : throw new ArgumentException($"There is no feature '{unknown}'; there are {string.Join(", ", All.Select(feature => feature.Name))}.");
    }
}
