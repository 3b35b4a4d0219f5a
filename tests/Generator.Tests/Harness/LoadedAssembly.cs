using System.Reflection;
using System.Runtime.Loader;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>The compiled output of a run, loaded where it can be unloaded again.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext context = new("TestProject", isCollectible: true);

    public LoadedAssembly(GeneratorOutcome outcome)
    {
        outcome.AssertCompiles();
        using var image = new MemoryStream();
        var emitted = outcome.Output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        Assembly = context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public void Dispose() => context.Unload();
}
