namespace AutoDiffGen.GradBench;

/// <summary>The programs of the suite that are implemented here.</summary>
internal static class Registry
{
    public static IReadOnlyList<Module> Modules { get; } =
    [
        HelloModule.Create(),
        LlsqModule.Create(),
        LseModule.Create(),
        GmmModule.Create(),
        KMeansModule.Create(),
        LstmModule.Create(),
        DetModule.Create(),
        BaModule.Create(),
        OdeModule.Create(),
        HtModule.Create(),
        ParticleModule.Create(),
        SaddleModule.Create(),
    ];
}
