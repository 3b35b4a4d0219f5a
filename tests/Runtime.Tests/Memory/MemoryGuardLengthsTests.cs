namespace AutoDiffGen.Tests;

/// <summary>Derivatives that do not fit what they belong to.</summary>
public sealed class MemoryGuardLengthsTests
{
    [Fact]
    public void RequireSameLength_OfDerivativesThatFit_Passes()
    {
        MemoryGuard.RequireSameLength<double>("gradX", new double[3], "x", new double[3]);
        MemoryGuard.RequireSameLength<double>("gradX", (double[]?)null, "x", Array.Empty<double>());
        MemoryGuard.RequireSameLength("gradX", new double[2, 3], "x", new double[2, 3]);
        MemoryGuard.RequireSameLength("gradX", (double[,]?)null, "x", null);
        MemoryGuard.RequireSameLength<double>("gradX", [[1], null, [1, 2]], "x", [[3], null, [4, 5]]);
        MemoryGuard.RequireSameLength("gradX", (double[][]?)null, "x", null);
    }

    [Fact]
    public void RequireSameLength_OfOtherLength_NamesBothLengths() => Assert.Equal(
        "gradX has length 2, but x has length 3: a derivative has the length of its value",
        Message(() => MemoryGuard.RequireSameLength<double>("gradX", new double[2], "x", new double[3])));

    [Fact]
    public void RequireSameLength_OfTransposedMatrix_NamesBothSizes() => Assert.Equal(
        "gradX is 3 x 2, but x is 2 x 3: a derivative has the size of its value",
        Message(() => MemoryGuard.RequireSameLength("gradX", new double[3, 2], "x", new double[2, 3])));

    [Fact]
    public void RequireSameLength_OfNullMatrix_NamesIt() => Assert.Equal(
        "gradX is null, but x is 2 x 3: a derivative has the size of its value",
        Message(() => MemoryGuard.RequireSameLength("gradX", null, "x", new double[2, 3])));

    [Fact]
    public void RequireSameLength_OfOtherNumberOfRows_NamesBoth() => Assert.Equal(
        "gradX has length 1, but x has length 2: a derivative has the length of its value",
        Message(() => MemoryGuard.RequireSameLength<double>("gradX", [[1]], "x", [[1], [2]])));

    [Fact]
    public void RequireSameLength_OfShorterRow_NamesTheRow() => Assert.Equal(
        "gradX[1] has length 0, but x[1] has length 2: a derivative has the length of its value",
        Message(() => MemoryGuard.RequireSameLength<double>("gradX", [[1], null], "x", [[1], [2, 3]])));

    [Fact]
    public void RequireSameSharing_OfRowsSharedOnBothSidesOrNone_Passes()
    {
        double[] a = [1, 2], b = [3, 4];
        MemoryGuard.RequireSameSharing<double>("tangentX", [a, [1], a], "x", [b, [1], b]);
        MemoryGuard.RequireSameSharing<double>("tangentX", [a, b], "x", [[1, 2], [3, 4]]);
        MemoryGuard.RequireSameSharing<double>("tangentX", [[], null], "x", [null, []]);
        MemoryGuard.RequireSameSharing("tangentX", (double[][]?)null, "x", null);
    }

    [Fact]
    public void RequireSameSharing_OfRowsSharedByTheDerivativeOnly_NamesThem()
    {
        double[] zeros = new double[2];
        Assert.Equal(
            "tangentX[0] and tangentX[2] are one array, but x[0] and x[2] are not: a derivative shares rows where its value does",
            Message(() => MemoryGuard.RequireSameSharing<double>("tangentX", [zeros, [1, 2], zeros], "x", [[1, 2], [3, 4], [5, 6]])));
    }

    [Fact]
    public void RequireSameSharing_OfRowsSharedByTheValueOnly_NamesThem()
    {
        double[] row = [1, 2];
        Assert.Equal(
            "x[0] and x[1] are one array, but tangentX[0] and tangentX[1] are not: a derivative shares rows where its value does",
            Message(() => MemoryGuard.RequireSameSharing<double>("tangentX", [[1, 2], [3, 4]], "x", [row, row])));
    }

    private static string Message(Action check) => Assert.Throws<ArgumentException>(check).Message;
}
