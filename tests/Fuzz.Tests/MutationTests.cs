using AutoDiffGen.Fuzz.Mutation;

namespace AutoDiffGen.Fuzz.Tests;

/// <summary>A few mutants of each kind of source; the command <c>mutate</c> makes more of them.</summary>
public sealed class MutationTests
{
    private const int MutantsOfEach = 4;

    [Fact]
    public void Generator_OnMutatedSources_NeitherThrowsNorWritesWhatDoesNotCompile()
    {
        var run = new MutationRun(RealSources.All, seed: 1);

        var defects = Enumerable.Range(0, MutantsOfEach * RealSources.All.Count).Select(run.Try).OfType<MutationDefect>();

        Assert.Empty(defects.Select(defect => $"{defect.File}, mutant {defect.Number}: {defect.Problem}"));
    }

    [Fact]
    public void Mutate_SameSeed_GivesTheSame()
    {
        const string Source = "class C { double F(double x) { var y = x * 2; return y; } }";

        var mutants = Enumerable.Range(0, 50).Select(seed => SourceMutator.Mutate(Source, new Rng((ulong)seed), SourceProject.ParseOptions));

        Assert.Equal(mutants, mutants);
        Assert.True(mutants.Distinct().Count() > 40);
    }
}
