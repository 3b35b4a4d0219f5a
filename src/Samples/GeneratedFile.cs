using System.Reflection;

namespace AutoDiffGen.Samples;

/// <summary>Finds the files that the generator wrote when this program was built.</summary>
internal static class GeneratedFile
{
    /// <summary>The file with the derivatives of a method, from the current folder; null where it is gone.</summary>
    public static string? Of(Type type, string method)
    {
        var folder = typeof(GeneratedFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(fact => fact.Key == "GeneratedFolder").Value!;
        if (!Directory.Exists(folder))
        {
            return null;
        }
        var file = Directory
            .EnumerateFiles(folder, $"{type.FullName}.{method}.g.cs", SearchOption.AllDirectories)
            .FirstOrDefault();
        return file is null ? null : Path.GetRelativePath(Environment.CurrentDirectory, file);
    }

    public static void Print(Type type, string method) =>
        Console.WriteLine($"The generated gradient: {Of(type, method) ?? "not found; build again to write it"}");
}
