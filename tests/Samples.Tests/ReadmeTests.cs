using System.Reflection;

namespace AutoDiffGen.Samples.Tests;

/// <summary>What the README shows is what is in the code, and what the generator writes for it today.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void ForwardMethod_InTheReadme_IsThatOfTheSample() =>
        Assert.Contains(CodeBlocks(), block => Lines(ReadFact("TwoLayer")).Contains(block, StringComparison.Ordinal));

    [Fact]
    public void Gradient_InTheReadme_IsTheGeneratedOne()
    {
        var path = GeneratedFile.Of(typeof(TwoLayer), nameof(TwoLayer.Loss));
        Assert.NotNull(path);
        var generated = Lines(File.ReadAllText(path));

        Assert.Contains(CodeBlocks().Where(block => block.Contains("LossValueAndGrad(\n", StringComparison.Ordinal)),
            block => generated.Contains(block, StringComparison.Ordinal));
    }

    private static IEnumerable<string> CodeBlocks() => ReadFact("Readme").Split("```csharp\n").Skip(1)
        .Select(rest => Lines(rest[..rest.IndexOf("```", StringComparison.Ordinal)]));

    private static string ReadFact(string key) => File.ReadAllText(typeof(ReadmeTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!);

    /// <summary>Without indentation, which a README leaves out.</summary>
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();
}
