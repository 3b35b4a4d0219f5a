using AutoDiffGen.Fuzz.Grammar;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Tests;

public sealed class GrammarTests
{
    private static readonly Language Full = FeatureList.Without();

    [Fact]
    public void Program_OfSameSeed_IsTheSame() =>
        Assert.Equal(ProgramFactory.Make(Full, 7, 3).Source(), ProgramFactory.Make(Full, 7, 3).Source());

    [Fact]
    public void Programs_OfOneSeed_Differ() =>
        Assert.Equal(50, Enumerable.Range(0, 50).Select(index => Printer.Print(ProgramFactory.Make(Full, 7, index).Members)).Distinct().Count());

    [Fact]
    public void Without_Feature_DoesNotUseIt()
    {
        var language = FeatureList.Without("ConditionLoops", "CountedLoops");

        Assert.DoesNotContain(
            Enumerable.Range(0, 100).SelectMany(index => ProgramFactory.Make(language, 7, index).Constructs),
            construct => construct is "for" or "while" or "do");
    }

    [Fact]
    public void Without_UnknownFeature_Throws() =>
        Assert.Throws<ArgumentException>(() => FeatureList.Without("Nonsense"));
}
