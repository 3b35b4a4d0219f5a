namespace AutoDiffGen.Tests;

/// <summary>Arrays beside arrays.</summary>
public sealed class ShadowTests
{
    [Fact]
    public void ZerosLike_OfArrays_HasTheirSizes()
    {
        Assert.Equal(new double[3], Shadow.ZerosLike<double>([1, 2, 3]));
        Assert.Equal(new float[2, 3], Shadow.ZerosLike(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.Equal([[0], null!, [], [0, 0]], Shadow.ZerosLike<double>([[1], null!, [], [2, 3]]));
    }

    [Fact]
    public void ZerosLikeAndCopy_OfNull_AreNull()
    {
        Assert.Null(Shadow.ZerosLike((double[]?)null));
        Assert.Null(Shadow.ZerosLike((double[,]?)null));
        Assert.Null(Shadow.ZerosLike((double[][]?)null));
        Assert.Null(Shadow.Copy((double[]?)null));
        Assert.Null(Shadow.Copy((double[,]?)null));
        Assert.Null(Shadow.Copy((double[][]?)null));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    public void ZerosLikeAndCopy_OfSharedRows_ShareThemToo(int count)
    {
        double[][] value = [.. Enumerable.Range(0, count).Select(i => new double[] { i })];
        value[count - 1] = value[1];
        foreach (var shadow in (double[][][])[Shadow.ZerosLike(value), Shadow.Copy(value)])
        {
            Assert.Same(shadow[1], shadow[count - 1]);
            Assert.Equal(count - 1, shadow.Distinct().Count());
            Assert.Empty(shadow.Intersect(value));
        }
    }

    [Fact]
    public void Copy_OfArrays_IsEqualAndSeparate()
    {
        double[] numbers = [1, 2];
        double[,] matrix = { { 1 }, { 2 } };
        double[][] rows = [[1], [2, 3], null!];
        Assert.Equal(numbers, Shadow.Copy(numbers));
        Assert.NotSame(numbers, Shadow.Copy(numbers));
        Assert.Equal(matrix, Shadow.Copy(matrix));
        Assert.NotSame(matrix, Shadow.Copy(matrix));
        Assert.Equal(rows, Shadow.Copy(rows));
        Assert.NotSame(rows[0], Shadow.Copy(rows)[0]);
    }

    [Fact]
    public void Add_OfArraysAndSpans_AddsElementwise()
    {
        double[] target = [1, 2, 3];
        Shadow.Add(target, [10, 20, 30]);
        Assert.Equal([11, 22, 33], target);
        Shadow.Add<double>(target.AsSpan(1), [1, 1]);
        Assert.Equal([11, 23, 34], target);
        Shadow.Add((double[]?)null, null);
    }

    [Fact]
    public void Add_OfMatrices_AddsElementwise()
    {
        float[,] target = { { 1, 2 }, { 3, 4 } };
        Shadow.Add(target, new float[,] { { 1, 1 }, { 2, 2 } });
        Assert.Equal(new float[,] { { 2, 3 }, { 5, 6 } }, target);
    }

    [Fact]
    public void Add_OfItself_Doubles()
    {
        double[] target = [1, 2];
        Shadow.Add(target, target);
        Assert.Equal([2, 4], target);
    }

    [Fact]
    public void Add_OfJaggedArrays_AddsSharedRowsOnce()
    {
        double[] a = [1], b = [10];
        Shadow.Add<double>([a, a, null!, a], [b, b, null!, b]);
        Assert.Equal([11], a);
    }

    [Fact]
    public void Add_OfSeparateRowsToOneRow_AddsEach()
    {
        double[] a = [1], b = [10];
        Shadow.Add<double>([a, a, a], [b, [100], b]);
        Assert.Equal([111], a);
    }

    [Fact]
    public void Add_OfOneRowToSeparateRows_AddsToEach()
    {
        double[][] target = [[1], [2]];
        double[] b = [10];
        Shadow.Add(target, [b, b]);
        Assert.Equal([[11], [12]], target);
    }

    [Fact]
    public void Add_OfOtherLength_NamesBoth() => Assert.Equal(
        "source has length 1, but target has length 2: a derivative has the length of its value",
        Assert.Throws<ArgumentException>(() => Shadow.Add<double>([1, 2], [1])).Message);
}
