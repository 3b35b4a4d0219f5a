namespace AutoDiffGen.Generator;

/// <summary>The names of the steps of the pipeline, by which tests follow them.</summary>
internal static class TrackingNames
{
    public const string Parse = nameof(Parse);
    public const string Model = nameof(Model);
    public const string Emit = nameof(Emit);
    public const string GradientTypes = nameof(GradientTypes);
    public const string Options = nameof(Options);
    public const string Failures = nameof(Failures);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Rules = nameof(Rules);
    public const string Orphans = nameof(Orphans);
}
