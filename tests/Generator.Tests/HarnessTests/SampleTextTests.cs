using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

/// <summary>Arrays as the attributes of the zoo write them.</summary>
public sealed class SampleTextTests
{
    [Fact]
    public void ToArray_OfElements_HoldsThemInOrder()
    {
        Assert.Equal((double[])[1.5, -2], SampleText.Read("2 = 1.5 -2", "").ToArray(typeof(double[])));
        Assert.Equal(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } }, SampleText.Read("2x3 = 1 2 3 4 5 6", "").ToArray(typeof(float[,])));
        Assert.Equal(new double[][] { [1, 2], [], [3] }, SampleText.Read("2|0|1 = 1 2 3", "").ToArray(typeof(double[][])));
        Assert.Equal(new double[][] { [1, 2], [3, 4] }, SampleText.Read("2x2 = 1 2 3 4", "").ToArray(typeof(double[][])));
        Assert.Equal((int[])[1, 2], SampleText.Read("2 = 1 2", "").ToArray(typeof(ReadOnlySpan<int>)));
        Assert.Equal(Array.Empty<double>(), SampleText.Read("0", "").ToArray(typeof(double[])));
    }

    [Fact]
    public void Read_OfRange_StaysInItAndRepeats()
    {
        var elements = SampleText.Read("3x4 in 0.5..2", "x 0").Elements;
        Assert.All(elements, element => Assert.InRange(element, 0.5, 2));
        Assert.Equal(elements, SampleText.Read("3x4 in 0.5..2", "x 0").Elements);
        Assert.NotEqual(elements, SampleText.Read("3x4 in 0.5..2", "x 1").Elements);
    }

    [Fact]
    public void Read_OfWrongNumberOfElements_Throws() =>
        Assert.Throws<FormatException>(() => SampleText.Read("2x2 = 1 2 3", ""));
}
