using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

public sealed class DiagnosticMarkupTests
{
    [Fact]
    public void Parse_MarkOnSecondLine_GivesTextWithoutMarkAndItsSpan()
    {
        var (source, expected) = DiagnosticMarkup.Parse(("A.cs", "one\n  {|ADG0001:two|} three"));

        Assert.Equal("one\n  two three", source.Content);
        var span = new LinePositionSpan(new LinePosition(1, 2), new LinePosition(1, 5));
        Assert.Equal([new DiagnosticResult("ADG0001").WithSpan("A.cs", span)], expected);
    }

    [Fact]
    public void Parse_NestedMarks_GivesOneResultForEach()
    {
        var (source, expected) = DiagnosticMarkup.Parse(("A.cs", "{|ADG0001:a + {|ADG0002:b|}|}"));

        Assert.Equal("a + b", source.Content);
        Assert.Equal(["ADG0002", "ADG0001"], expected.Select(result => result.Id));
        Assert.Equal([4, 0], expected.Select(result => result.Span!.Value.Start.Character));
    }

    [Fact]
    public void Parse_BarsThatAreNoMarks_AreKept()
    {
        var (source, expected) = DiagnosticMarkup.Parse(("A.cs", "f(a || b) { |} g();"));

        Assert.Equal("f(a || b) { |} g();", source.Content);
        Assert.Empty(expected);
    }
}
