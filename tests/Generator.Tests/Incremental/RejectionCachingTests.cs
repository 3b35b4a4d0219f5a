using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Incremental;

/// <summary>Rejections have a branch of their own: they move without emitting anything again.</summary>
public sealed class RejectionCachingTests
{
    private const string Rejected = """
        using AutoDiffGen;

        namespace Demo;

        public static partial class Rejected
        {
            [Differentiable]
            public static double Reads(ref double x) => x;

            [Differentiable]
            public static double Sum(double x, double y) => x + y;
        }
        """;

    [Fact]
    public void Edit_ThatMovesARejectedMethod_MovesItsDiagnosticAndReemitsNothing()
    {
        var test = Start();
        int before = Line(test);

        test.Edit("Rejected.cs", "\npublic static partial class", "\n\n\npublic static partial class");

        Assert.Equal(before + 2, Line(test));
        Assert.Empty(test.Reemitted);
    }

    [Fact]
    public void AddFile_WithRejectedMethod_EmitsOnlyTheGoodOne()
    {
        var test = Model.Start().AddFile("Rejected.cs", Rejected);

        Assert.Single(test.Result.Diagnostics);
        Assert.Equal(["Demo.Rejected.Sum.g.cs"], test.Reemitted);
    }

    [Fact]
    public void Edit_ThatRepairsARejectedMethod_EmitsOnlyThat()
    {
        var test = Start().Edit("Rejected.cs", "ref double x", "double x");

        Assert.Empty(test.Result.Diagnostics);
        Assert.Equal(["Demo.Rejected.Reads.g.cs"], test.Reemitted);
    }

    [Fact]
    public void Edit_ThatBreaksAMethod_RemovesOnlyItsFile()
    {
        var test = Start().Edit("Rejected.cs", "double Sum(double x", "double Sum(ref double x");

        Assert.Equal(2, test.Result.Diagnostics.Length);
        Assert.Empty(test.Reemitted);
        Assert.Equal(3, test.Result.GeneratedSources.Length);
    }

    private static IncrementalTest<DifferentiableGenerator> Start() => new([.. Model.Sources, new("Rejected.cs", Rejected)]);

    private static int Line(IncrementalTest<DifferentiableGenerator> test) =>
        Assert.Single(test.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;
}
