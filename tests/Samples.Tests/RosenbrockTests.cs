namespace AutoDiffGen.Samples.Tests;

public sealed class RosenbrockTests
{
    [Theory]
    [InlineData(-1.2, 1)]
    [InlineData(1, 1)]
    [InlineData(0.5, -3)]
    public void Gradient_AnyPoint_EqualsClosedForm(double x, double y)
    {
        var (value, gradX, gradY) = Rosenbrock.HeightValueAndGrad(x, y);

        Assert.Equal(Rosenbrock.Height(x, y), value);
        Assert.Equal(-2 * (1 - x) - 400 * x * (y - x * x), gradX, 1e-10);
        Assert.Equal(200 * (y - x * x), gradY, 1e-10);
    }
}
