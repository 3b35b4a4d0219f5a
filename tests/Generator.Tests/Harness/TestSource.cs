namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>One source file of a compilation under test.</summary>
internal readonly record struct TestSource(string FileName, string Content)
{
    public static implicit operator TestSource((string FileName, string Content) file) => new(file.FileName, file.Content);
}
