using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Fuzz.Building;

/// <summary>What programs are compiled against. The fewer there are, the faster a compilation binds.</summary>
internal static class References
{
    private static readonly string[] Needed =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Console",
        "System.Numerics.Vectors", "System.Runtime.Extensions", "System.Numerics.Tensors", "AutoDiffGen",
    ];

    private static readonly string[] Trusted =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    public static ImmutableArray<MetadataReference> Few { get; } =
        [.. Trusted.Where(path => Needed.Contains(Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Everything that this process runs on.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Trusted.Select(path => MetadataReference.CreateFromFile(path))];
}
