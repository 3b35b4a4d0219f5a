namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Theory data over the zoo.</summary>
internal static class ZooData
{
    public static TheoryData<string> Files { get; } = [.. ZooFiles.All.Select(source => source.FileName)];

    /// <summary>Every method, with all optimizations on and with all of them off.</summary>
    public static TheoryData<string, string, bool> Methods { get; } = CreateMethods();

    private static TheoryData<string, string, bool> CreateMethods()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var one in ZooCase.All)
        {
            data.Add(one.File, one.Name, true);
            data.Add(one.File, one.Name, false);
        }

        return data;
    }
}
