namespace AutoDiffGen.Tests;

public sealed class NumpyReferenceTests
{
    public static TheoryData<string> Names => [.. NumpyReference.Names];

    [Fact]
    public void Cases_InCSharp_AreThoseOfNumpy() =>
        Assert.Equal(NumpyReference.Names.Order(), NumpyCases<double>.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_OnDoubles_GivesWhatNumpyGives(string name) => Check<double>(name, 1e-14);

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_OnFloats_GivesWhatNumpyGivesRounded(string name) => Check<float>(name, 2e-6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_OnViewsWithGaps_GivesTheSame(string name)
    {
        var (inputs, expected) = NumpyReference.Case<double>(name);
        Tensor<double>[] views = [.. inputs.Select(WithGaps)];
        Same.Tensor(expected, NumpyCases<double>.All[name](views), 1e-14);
    }

    private static void Check<T>(string name, double tolerance)
        where T : unmanaged
    {
        var (inputs, expected) = NumpyReference.Case<T>(name);
        Same.Tensor(expected, NumpyCases<T>.All[name](inputs), tolerance);
    }

    /// <summary>The same tensor as every other element of a larger one, stored with its axes reversed.</summary>
    private static Tensor<double> WithGaps(Tensor<double> tensor)
    {
        if (tensor.Rank == 0)
        {
            return tensor;
        }

        var shape = new TensorShape([.. tensor.T.Shape.ToArray(), 2]);
        var larger = Tensor.Full(shape, 77.0);
        var view = larger.Slice(-1, 1, 1).Squeeze(-1);
        view.CopyFromInPlace(tensor.T);
        return view.T;
    }
}
