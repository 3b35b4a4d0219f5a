namespace AutoDiffGen.GradBench;

internal static partial class Hello
{
    [Differentiable]
    public static double Square(double x) => x * x;
}
