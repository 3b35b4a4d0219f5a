using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>What is done to a derivative that is printed, and not to one that is differentiated again.</summary>
internal static class Finishing
{
    public static Function Apply(Function function)
    {
        function = SavedSines.Apply(SinesWithCosines.Apply(function));
        function = LastTaken.Apply(ZeroLoops.Apply(function));
        function = LoopFusion.Apply(function);
        function = LeftZeros.Apply(FirstSums.Apply(Neighbours.Apply(function)));
        return Scratch.Apply(SavedRows.Apply(UpwardLoops.Apply(CallsFirst.Apply(ScaledSums.Apply(function)))));
    }
}
