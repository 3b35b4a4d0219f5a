namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>A list of files in which a file without a name gets one: Test0.cs, Test1.cs, ...</summary>
internal sealed class SourceFileList(string defaultName) : List<TestSource>
{
    public void Add(string content) => Add(new TestSource($"{defaultName}{Count}.cs", content));
}
