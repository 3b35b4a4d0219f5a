using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

/// <summary>The two test projects really run on two compilers.</summary>
public sealed class CompilerVersionTests
{
    [Fact]
    public void Compiler_OfThisProject_IsTheOneThatItNames()
    {
        var pinned = new Version(4, 14);
        var project = typeof(CompilerVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "CompilerUnderTest").Value;

        var running = typeof(CSharpCompilation).Assembly.GetName().Version!;

        Assert.Equal(project == "pinned", running < new Version(4, 15));
        Assert.True(running >= pinned);
    }
}
