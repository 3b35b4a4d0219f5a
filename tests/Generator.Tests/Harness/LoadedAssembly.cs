using System.Reflection;
using System.Runtime.Loader;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>The compiled output of a run, loaded where it can be unloaded again.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext context = new("TestProject", isCollectible: true);

    /// <param name="outcome">What to compile and load.</param>
    /// <param name="dependencies">Images that it references and that the test process does not have.</param>
    public LoadedAssembly(GeneratorOutcome outcome, params byte[][] dependencies)
    {
        foreach (var dependency in dependencies)
            Load(dependency);
        Assembly = Load(Emit(outcome));
    }

    public Assembly Assembly { get; }

    /// <summary>The compiled image; fails on any error.</summary>
    public static byte[] Emit(GeneratorOutcome outcome)
    {
        outcome.AssertNoException();
        using var image = new MemoryStream();
        if (!outcome.Output.Emit(image).Success)
            outcome.AssertCompiles(allowWarnings: true);
        return image.ToArray();
    }

    public void Dispose() => context.Unload();

    private Assembly Load(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }
}
