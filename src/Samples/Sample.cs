namespace AutoDiffGen.Samples;

/// <summary>An entry of the menu.</summary>
internal sealed record Sample(string Name, string Summary, Action<SampleOptions> Run);
