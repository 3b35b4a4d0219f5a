using System.Reflection;

namespace AutoDiffGen.Package.Tests;

/// <summary>
/// Packs AutoDiffGen into a folder of its own and lays a project beside it that knows nothing else: its own package
/// source and cache, and no build properties from above. Other packages come from the cache of this machine, so that
/// restoring needs no network.
/// </summary>
public sealed class PackageFixture : IDisposable
{
    /// <summary>No released package has this version, so that none can be taken for the one under test.</summary>
    public const string Version = "0.0.0-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-package-").FullName;

    public PackageFixture()
    {
        Feed = Directory.CreateDirectory(Path.Combine(_folder, "feed")).FullName;
        Consumer = Directory.CreateDirectory(Path.Combine(_folder, "consumer")).FullName;
        DotNet.Run(_folder, "pack", Fact("Runtime"), "-c", Fact("Configuration"), "--no-build", "-o", Feed,
            $"-p:PackageVersion={Version}");
        WriteConsumer();
    }

    public string Feed { get; }

    public string Consumer { get; }

    public string Package => Path.Combine(Feed, $"AutoDiffGen.{Version}.nupkg");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Fact(string key) => typeof(PackageFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;

    private void WriteConsumer()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
        {
            File.Copy(file, Path.Combine(Consumer, Path.GetFileName(file)));
        }
        foreach (var name in new[] { "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(Consumer, name), "<Project />");
        }
        File.WriteAllText(Path.Combine(Consumer, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup><AutoDiffGenVersion>{Version}</AutoDiffGenVersion></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Consumer, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="under-test" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="this-machine" value="{Fact("PackageCache")}" /></fallbackPackageFolders>
            </configuration>
            """);
    }
}
