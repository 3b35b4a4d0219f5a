using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Tests;

public sealed class PrinterTests
{
    private static readonly Node One = Node.Leaf("double", "1.0");

    [Fact]
    public void Print_BlockInHole_IsIndentedInBraces()
    {
        var inner = Node.MakeBlock(Node.Of("", Node.Statement, "return $0;", One));

        Assert.Equal("if (1.0)\n{\n    return 1.0;\n}\n", Printer.Print(Node.Of("if", Node.Statement, "if ($0)\n$1", One, inner)));
    }

    [Fact]
    public void Print_List_IsSeparatedByCommas()
    {
        var list = new Node("", Node.List, Node.Commas, [One, One]);

        Assert.Equal("f(1.0, 1.0);\n", Printer.Print(Node.Of("", Node.Statement, "f($0);", list)));
    }

    [Fact]
    public void Print_BlockOfLambda_IsClosedWithItsSemicolon() =>
        Assert.Equal("var f = () =>\n{\n};\n", Printer.Print(Node.Of("", Node.Statement, "var f = () =>\n$0;", Node.MakeBlock())));
}
