namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Derivatives start at zero, whatever lies on the stack.</summary>
public sealed class UnclearedStackTests
{
    private delegate (double Value, double Gradient) Member(double x);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradient_OnASoiledStack_IsTheSame(bool optimize)
    {
        var type = ZooBuilds.Assembly("Arrays/UnclearedStack.cs", optimize).GetType("Zoo.UnclearedStack")!;
        var soil = type.GetMethod("Soil")!.CreateDelegate<Action>();
        var member = type.GetMethod("PowersValueAndGrad")!.CreateDelegate<Member>();
        var expected = member(0.7);
        soil();
        Assert.Equal(expected, member(0.7));
        Assert.True(double.IsFinite(expected.Gradient));
    }
}
