namespace AutoDiffGen.CodeFixes.Tests;

public sealed class MarkMemberFixTests
{
    [Theory]
    [InlineData("public double Weight { get => weight; set => weight = value; }", "[NoGrad]\n    public double Weight { get => weight; set => weight = value; }")]
    public async Task Member_WithoutAGradient_IsMarked(string before, string after) =>
        await VerifyFix<MarkMemberFix>.SourceAsync(Layer(before, "{|ADG0016:Weight|}"), Layer(after, "Weight"));

    private static string Layer(string member, string use) =>
        $"partial class Layer\n{{\n    private double weight = 2;\n\n    {member}\n\n    [Differentiable]\n    public double F(double x) => x * {use};\n}}";
}
