namespace AutoDiffGen.Tests;

public sealed class ShapeGuardTests
{
    private const string TwoLayer = "x[N, D_in], y[N, D_out], w1[D_in, H], w2[H, D_out]";

    [Fact]
    public void Require_ShapesThatFit_Passes() => ShapeGuard.Require(
        TwoLayer, Zeros(64, 1000), Zeros(64, 10), Zeros(1000, 100), Zeros(100, 10));

    [Fact]
    public void Require_AnotherSize_NamesTheDimensionAndBothShapes() => Assert.Equal(
        "w1: dimension D_in is 10, but x says D_in is 1000 (w1 is (10, 100), x is (64, 1000))",
        Message(() => ShapeGuard.Require(TwoLayer, Zeros(64, 1000), Zeros(64, 10), Zeros(10, 100), Zeros(100, 10))));

    [Fact]
    public void Require_OneNameTwiceInAParameter_MustBeOneSize() => Assert.Equal(
        "a: dimension N is 3, but a says N is 2 (a is (2, 3), a is (2, 3))",
        Message(() => ShapeGuard.Require("a[N, N]", Zeros(2, 3))));

    [Fact]
    public void Require_AnotherRank_NamesTheDeclaration() => Assert.Equal(
        "b: [K] needs 1 dimensions, but b is (2, 3)", Message(() => ShapeGuard.Require("b[K]", Zeros(2, 3))));

    [Fact]
    public void Require_ALiteralSize_IsChecked()
    {
        ShapeGuard.Require("image[N, 784], s[]", Zeros(5, 784), Zeros());
        Assert.Equal(
            "image: dimension 1 is 28, but it is declared as 784 (image is (5, 28))",
            Message(() => ShapeGuard.Require("image[N, 784], s[]", Zeros(5, 28), Zeros())));
        Assert.Equal(
            "s: [] needs 0 dimensions, but s is (1,)",
            Message(() => ShapeGuard.Require("image[N, 784], s[]", Zeros(5, 784), Zeros(1))));
    }

    [Fact]
    public void Require_Null_NamesTheParameter()
    {
        var exception = Assert.Throws<ArgumentNullException>(() => ShapeGuard.Require("x[N]", (ITensor)null!));
        Assert.Equal("x", exception.ParamName);
    }

    [Fact]
    public void Require_AMalformedSpecification_Throws()
    {
        Assert.Throws<FormatException>(() => ShapeGuard.Require("x[N", Zeros(1)));
        Assert.Throws<FormatException>(() => ShapeGuard.Require("x[N], y[N]", Zeros(1)));
    }

    [Fact]
    public void Require_ShapesThatFit_AllocatesNothing()
    {
        ITensor x = Zeros(2, 3);
        ITensor w = Zeros(3, 4);
        Check();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Check();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Check() => ShapeGuard.Require("x[N, D], w[D, H]", x, w);
    }

    [Fact]
    public void RequireSame_AnotherShape_NamesBoth() => Assert.Equal(
        "gradOut is (2,), but value is (3,): they must have the same shape",
        Message(() => ShapeGuard.RequireSame("gradOut", Zeros(2), "value", Zeros(3))));

    [Fact]
    public void RequireSingleElement_OfSeveral_NamesTheMethod()
    {
        ShapeGuard.RequireSingleElement("Loss", Zeros(1, 1));
        Assert.StartsWith(
            "Loss: the gradient needs a result of one element, but it is (2, 3)",
            Message(() => ShapeGuard.RequireSingleElement("Loss", Zeros(2, 3))), StringComparison.Ordinal);
    }

    private static Tensor<float> Zeros(params int[] sizes) => Tensor.Zeros<float>(sizes);

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
