using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

public sealed class IncrementalTestTests
{
    [Fact]
    public void Reemitted_AfterNoEdit_IsEmpty()
    {
        var test = new IncrementalTest<PlantedGenerator>(("A.cs", "class C { } // 1"), ("B.cs", "class D { }"));

        Assert.Empty(test.Reemitted);
    }

    /// <summary>A symbol is never equal to that of another compilation, so that everything is emitted again.</summary>
    [Fact]
    public void Reemitted_AfterEditWithSymbolInModel_NamesEveryFile()
    {
        var test = new IncrementalTest<PlantedGenerator>(("A.cs", "class C { } // 1"), ("B.cs", "class D { }"));

        test.Edit("A.cs", "// 1", "// 2");

        Assert.Equal(["C.g.cs", "D.g.cs"], test.Reemitted);
    }
}
