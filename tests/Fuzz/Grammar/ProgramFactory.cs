using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>The programs of a seed, by number.</summary>
internal static class ProgramFactory
{
    public static FuzzProgram Make(Language language, ulong seed, int index)
    {
        var random = Rng.For(seed, (ulong)index);
        ulong arguments = random.NextBits();
        var maker = new Maker(language, random);
        return new FuzzProgram(index.ToString(System.Globalization.CultureInfo.InvariantCulture), arguments, maker.Members(maker.Real));
    }
}
