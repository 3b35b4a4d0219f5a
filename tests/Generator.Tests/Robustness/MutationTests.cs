using System.Collections.Immutable;
using AutoDiffGen.Fuzz;
using AutoDiffGen.Fuzz.Mutation;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>
/// While somebody types, most of what the generator sees is broken. It never throws. The fuzzer's command <c>mutate</c> does
/// the same at length, with all sources of the repository.
/// </summary>
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
            var random = Rng.For((ulong)seed, Rng.Hash(file));
            var mutant = original with { Content = SourceMutator.Mutate(original.Content, random, GeneratorHost.ParseOptions) };
            var outcome = GeneratorHost.Run<DifferentiableGenerator>([mutant, .. ZooFiles.Support]);
            Assert.True(outcome.Result.Exception is null, $"Seed {seed}:\n{mutant.Content}\n{outcome.Result.Exception}");
            if (ErrorsOf(outcome.Input).IsEmpty)
                Assert.True(ErrorsOf(outcome.Output).IsEmpty, $"Seed {seed}:\n{mutant.Content}\n{string.Join("\n", ErrorsOf(outcome.Output))}");
        }
    }

    [Fact]
    public void Generator_OnParameterWithoutName_DoesNotFail()
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([new TestSource("C.cs", """
            public static partial class C
            {
                [AutoDiffGen.Differentiable((AutoDiffGen.Derivatives)7)]
                public static double F(double x, double sigma double { double s = sigma / x; return s * x; }
            }
            """)]);
        Assert.Null(outcome.Result.Exception);
        Assert.DoesNotContain(outcome.Result.Diagnostics, diagnostic => diagnostic.Id == "ADG0099");
    }

    private static ImmutableArray<Diagnostic> ErrorsOf(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
