using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>The zoo itself is in order, whatever the generator does.</summary>
public sealed class ZooSourceTests
{
    /// <summary>The methods here call derivatives that are generated.</summary>
    private static readonly string[] CallDerivatives = ["Calls/CountingOperators.cs", "SecondOrder/NestedDerivatives.cs", "SecondOrder/RecursiveDerivatives.cs"];

    [Fact]
    public void Zoo_WithoutTheGenerator_Compiles() =>
        Assert.Empty(GeneratorHost.CreateCompilation([.. ZooFiles.All.Where(file => !CallDerivatives.Contains(file.FileName)), .. ZooFiles.Support]).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));

    [Fact]
    public void Zoo_CountedByMethods_IsLarge() => Assert.True(ZooCase.All.Count >= 120);
}
