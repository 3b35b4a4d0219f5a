using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Incremental;

/// <summary>What is computed again after each kind of edit.</summary>
public sealed class CachingTests
{
    public static TheoryData<string, string, string> EditsWithoutMeaning { get; } = new()
    {
        { "First.cs", "// a comment", "// another comment" },
        { "First.cs", "x * x;", "x * x; // after the body" },
        { "First.cs", "=> x * x;", "=> /* inside */ x * x;" },
        { "First.cs", "    public static int", "\n\n        public static int" },
        { "First.cs", "=> x * x;", "=> x\n        * x;" },
        { "First.cs", "=> 1;", "=> 2;" },
        { "First.cs", "\npublic static partial class First", "\n/// <summary>Documented.</summary>\npublic static partial class First" },
        { "Helper.cs", "// a comment beside the helper", "// another" },
        { "Helper.cs", "=> 3 * x;", "=> 3 * x; // after the helper" },
        { "Helper.cs", "=> 4 * x;", "=> 5 * x;" },
        { "Second.cs", "using AutoDiffGen;", "using System.Linq;\nusing AutoDiffGen;" },
    };

    [Fact]
    public void Start_OfModel_EmitsEveryMethod() =>
        Assert.Equal([Model.Scaled, Model.Square, Model.Cube], HintNames(Model.Start()));

    [Theory]
    [MemberData(nameof(EditsWithoutMeaning))]
    public void Edit_WithoutMeaningForAnyGradient_ReemitsNothing(string file, string before, string after)
    {
        var test = Model.Start().Edit(file, before, after);

        Assert.Empty(test.Reemitted);
        AssertNothingChanged(test);
    }

    [Theory]
    [InlineData("namespace Demo; public static class Other { public static double F(double x) => x; }")]
    [InlineData("namespace Demo; class Other { void F( { } ")]
    public void AddFile_UnrelatedOrBroken_ReemitsNothing(string content)
    {
        var test = Model.Start().AddFile("Other.cs", content);

        Assert.Empty(test.Reemitted);
        AssertNothingChanged(test);
    }

    [Fact]
    public void Edit_OfDifferentiatedBody_ReemitsOnlyThatMethod()
    {
        var test = Model.Start().Edit("First.cs", "=> x * x;", "=> x * x + 1;");

        Assert.Equal([Model.Square], test.Reemitted);
    }

    [Fact]
    public void Edit_OfHelperBody_ReemitsOnlyItsCaller()
    {
        var test = Model.Start().Edit("Helper.cs", "=> 3 * x;", "=> 7 * x;");

        Assert.Equal([Model.Scaled], test.Reemitted);
        Assert.Contains("7", TextOf(test, Model.Scaled), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_OfOneOfTwoMethods_DoesNotReemitTheGradientTypeOfBoth()
    {
        var test = new IncrementalTest<DifferentiableGenerator>(new TestSource("Layer.cs", """
            using AutoDiffGen;
            public partial class Layer
            {
                public double Weight { get; set; }
                [Differentiable] public double F(double x) => x * Weight;
                [Differentiable] public double G(double x) => x + Weight;
            }
            """));
        Assert.Equal(["Layer.F.g.cs", "Layer.G.g.cs", "Layer.Gradient.g.cs"], HintNames(test).Order(StringComparer.Ordinal));

        Assert.Equal(["Layer.F.g.cs"], test.Edit("Layer.cs", "x * Weight", "x * x * Weight").Reemitted);
    }

    [Fact]
    public void Edit_ThatRenamesTheMethod_ReplacesItsFile()
    {
        var test = Model.Start().Edit("Second.cs", "Cube(", "ThirdPower(");

        Assert.Equal(["Demo.Second.ThirdPower.g.cs"], test.Reemitted);
        Assert.Equal([Model.Scaled, Model.Square, "Demo.Second.ThirdPower.g.cs"], HintNames(test));
    }

    [Fact]
    public void Edit_ThatRemovesTheAttribute_RemovesItsFileOnly()
    {
        var test = Model.Start().Edit("Second.cs", "[Differentiable]", "");

        Assert.Empty(test.Reemitted);
        Assert.Equal([Model.Scaled, Model.Square], HintNames(test));
    }

    [Fact]
    public void AddFile_WithDifferentiableMethod_EmitsOnlyThat()
    {
        var test = Model.Start().AddFile("Third.cs", Model.Sources[1].Content.Replace("Second", "Third", StringComparison.Ordinal));

        Assert.Equal(["Demo.Third.Cube.g.cs"], test.Reemitted);
    }

    [Fact]
    public void RemoveFile_OfOneMethod_KeepsTheOthers()
    {
        var test = Model.Start().RemoveFile("Second.cs");

        Assert.Empty(test.Reemitted);
        Assert.Equal([Model.Scaled, Model.Square], HintNames(test));
    }

    [Fact]
    public void Edit_AndItsUndo_GiveTheFirstText()
    {
        var test = Model.Start();
        var before = TextOf(test, Model.Scaled);

        test.Edit("Helper.cs", "=> 3 * x;", "=> 7 * x;").Edit("Helper.cs", "=> 7 * x;", "=> 3 * x;");

        Assert.Equal(before, TextOf(test, Model.Scaled));
    }

    private static IEnumerable<string> HintNames(IncrementalTest<DifferentiableGenerator> test) =>
        test.Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal);

    private static string TextOf(IncrementalTest<DifferentiableGenerator> test, string hintName) =>
        test.Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Every named step was cached, or was run again and gave an equal value.</summary>
    private static void AssertNothingChanged(IncrementalTest<DifferentiableGenerator> test)
    {
        Assert.NotEmpty(test.Steps(Model.Steps));
        Assert.DoesNotContain(
            test.Steps(Model.Steps),
            step => step.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
