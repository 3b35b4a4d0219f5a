using System.Collections.Immutable;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>While somebody types, most of what the generator sees is broken. It never throws.</summary>
public sealed class MutationTests
{
    private const int Seeds = 6;

    public static TheoryData<string> Files => ZooData.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Generator_OnSpoiledSource_NeitherThrowsNorWritesWhatDoesNotCompile(string file)
    {
        var original = ZooFiles.Get(file);
        for (int seed = 0; seed < Seeds; seed++)
        {
            var mutant = original with { Content = Mutator.Mutate(original.Content, seed) };
            var outcome = GeneratorHost.Run<DifferentiableGenerator>([mutant, .. ZooFiles.Support]);
            Assert.True(outcome.Result.Exception is null, $"Seed {seed}:\n{mutant.Content}\n{outcome.Result.Exception}");
            if (ErrorsOf(outcome.Input).IsEmpty)
                Assert.True(ErrorsOf(outcome.Output).IsEmpty, $"Seed {seed}:\n{mutant.Content}\n{string.Join("\n", ErrorsOf(outcome.Output))}");
        }
    }

    private static ImmutableArray<Diagnostic> ErrorsOf(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
