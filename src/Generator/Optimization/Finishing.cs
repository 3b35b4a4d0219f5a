using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>What is done to a derivative that is printed, and not to one that is differentiated again.</summary>
internal static class Finishing
{
    public static Function Apply(Function function) => Scratch.Apply(CallsFirst.Apply(FirstSums.Apply(Neighbours.Apply(LastTaken.Apply(ZeroLoops.Apply(SinesWithCosines.Apply(function)))))));
}
