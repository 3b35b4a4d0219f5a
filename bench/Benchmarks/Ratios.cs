using AutoDiffGen.Samples;

namespace AutoDiffGen.Benchmarks;

/// <summary>The two-layer step on the gradient of a person, of the generator and of a tape.</summary>
internal static class Ratios
{
    public static void Print()
    {
        const int seed = TwoLayerData.NamedSeed;
        Compare("64 x 1000-100-10, float", new TwoLayerSteps<float>(
            TwoLayerData.Draw<float>(seed), TwoLayer.LossValueAndGrad));
        Compare("64 x 1000-100-10, double", new TwoLayerSteps<double>(
            TwoLayerData.Draw<double>(seed), TwoLayerDouble.LossValueAndGrad));

        // So small that what is not arithmetic shows.
        Compare("4 x 10-10-2, float", new TwoLayerSteps<float>(
            TwoLayerData.Draw<float>(seed, 4, 10, 10, 2), TwoLayer.LossValueAndGrad));
    }

    private static void Compare<T>(string name, TwoLayerSteps<T> steps)
        where T : unmanaged =>
        Contest.Print(
            name, reference: 0,
            ("hand-derived", steps.HandDerived), ("generated", steps.Generated), ("tape", steps.Tape));
}
