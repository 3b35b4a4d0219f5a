using AutoDiffGen.Bench.HandWritten;

namespace AutoDiffGen.Benchmarks;

/// <summary>Scalar code with loops: the generated gradients beside those that a person derived.</summary>
internal static class HandRatios
{
    public static void Print()
    {
        foreach (var pair in Pairs.All)
        {
            Contest.Print(
                pair.Name, reference: 1,
                ("primal", pair.Primal), ("hand-written", pair.ByHand), ("generated", pair.Generated));
        }
    }
}
