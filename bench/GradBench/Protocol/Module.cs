namespace AutoDiffGen.GradBench;

/// <summary>A program of the suite under the name that the protocol knows it by, with its functions.</summary>
internal sealed record Module(string Name, IReadOnlyDictionary<string, Function> Functions);
