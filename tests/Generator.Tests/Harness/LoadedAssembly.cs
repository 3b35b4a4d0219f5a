using System.Reflection;
using System.Runtime.Loader;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// The compiled output of a run, loaded beside others of the same name. It stays: of assemblies that can be unloaded, the
/// runtime was seen to lose types, some of whose structures stood in generic types with fields of each thread.
/// </summary>
internal sealed class LoadedAssembly
{
    private readonly AssemblyLoadContext context = new("TestProject");

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

    private Assembly Load(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }
}
