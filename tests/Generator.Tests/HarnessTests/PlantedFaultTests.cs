using AutoDiffGen.Generator.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

/// <summary>The harness finds the faults of <see cref="PlantedGenerator"/>.</summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public async Task RunAsync_DiagnosticAtMark_Passes() =>
        await new CSharpSourceGeneratorTest<PlantedGenerator>
        {
            TestCode = "class {|PLANT1:C|} { }",
            TestState = { GeneratedSources = { ("C.g.cs", "// C") } },
        }.RunAsync();

    [Theory]
    [InlineData("class C { }")]
    [InlineData("{|PLANT1:class C|} { }")]
    [InlineData("class {|PLANT1:C|} { {|PLANT1:int x = 1;|} }")]
    public async Task RunAsync_OtherDiagnosticsThanMarked_Fails(string source) =>
        await Assert.ThrowsAsync<TrueException>(() => new CSharpSourceGeneratorTest<PlantedGenerator>
        {
            TestCode = source,
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        }.RunAsync());

    [Fact]
    public void AssertCompiles_BrokenOutput_FailsAndQuotesTheLine()
    {
        var outcome = GeneratorHost.Run<PlantedGenerator>([("A.cs", "class Broken { }")]);

        var failure = Assert.Throws<TrueException>(() => outcome.AssertCompiles());

        Assert.Contains("class Broken {", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindForbidden_SymbolInModel_NamesIt()
    {
        var test = new IncrementalTest<PlantedGenerator>(("A.cs", "class C { }"));

        var found = test.Steps([PlantedGenerator.Step]).SelectMany(step => ModelHygiene.FindForbidden(new[] { step.Value }, "model"));

        Assert.Equal(["model[0]: ISymbol"], found);
    }
}
