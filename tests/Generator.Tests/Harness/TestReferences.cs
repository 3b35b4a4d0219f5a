using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>What the code under test is compiled against: the running framework and the runtime library.</summary>
internal static class TestReferences
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. TrustedPlatformAssemblies()
            .Where(path => IsFramework(path) || Path.GetFileName(path) is "AutoDiffGen.dll" or "System.Numerics.Tensors.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static string[] TrustedPlatformAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;
}
