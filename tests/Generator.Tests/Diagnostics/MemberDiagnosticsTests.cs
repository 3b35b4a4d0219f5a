namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0015 and ADG0016: members that the derivative cannot reach, or that would need a gradient themselves.</summary>
public sealed class MemberDiagnosticsTests
{
    [Fact]
    public async Task Helper_ThatReadsAPrivateField_IsReportedAtTheField() => await Verify.SourceAsync("""
        internal static class Helper
        {
            private static readonly double factor = 3;
            public static double Scale(double x) => x * {|ADG0015:factor|};
        }

        public static partial class C
        {
            [Differentiable]
            public static double F(double x) => Helper.Scale(x);
        }
        """);

    [Theory]
    [InlineData("", "private double w; public double Weight { get => w; set => w = value; }", "Weight")]
    [InlineData("", "public double Other; private double w; public double Weight { get => w; set => w = value; }", "this.Weight")]
    [InlineData(" : EventArgs", "public double Weight;", "Weight")]
    [InlineData(" : EventArgs", "public double[] Weight = [2];", "Weight")]
    [InlineData("", "public List<double> Weight = [2];", "Weight")]
    [InlineData("", "public double Other; public double[,,] Weight = new double[1, 1, 1];", "Weight")]
    [InlineData("", "public double Other; public List<double> Weight { get; } = [2];", "Weight")]
    [InlineData("", "public double Other; [Parameter] private List<double> weight = [2];", "weight")]
    public async Task Method_ThatReadsAMemberWithoutGradient_IsReportedAtTheMember(string derived, string member, string use) => await Verify.SourceAsync(
        $"#pragma warning disable CS0649\npublic partial class C{derived} {{ {member} [Differentiable] public double F(double x) => x * {{|ADG0016:{use}|}}.GetHashCode(); }}");

    [Theory]
    [InlineData("public double Weight;")]
    [InlineData("public double Weight { get; set; }")]
    [InlineData("internal float Weight;")]
    [InlineData("[Parameter] private double Weight;")]
    [InlineData("[Parameter] public double Weight { get; } = 2;")]
    public async Task Method_ThatReadsAnActiveMember_ReturnsItsGradient(string member)
    {
        var outcome = await Verify.SourceAsync($"#pragma warning disable CS0649\npublic partial class C {{ {member} [Differentiable] public double F(double x) => x * Weight; }}");

        Assert.Contains("C.Gradient GradThis, double GradX) FValueAndGrad(", outcome.GeneratedSources["C.F.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Weight = ", outcome.GeneratedSources["C.F.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private double weight;")]
    [InlineData("public readonly double weight = 2;")]
    [InlineData("[NoGrad] public double weight;")]
    [InlineData("public double weight { get; } = 2;")]
    [InlineData("public static double weight;")]
    [InlineData("private double weight { get; set; }")]
    [InlineData("public double weight { get; private set; }")]
    [InlineData("protected double weight;")]
    public async Task Method_ThatReadsAnInactiveMember_IsAccepted(string member) => await Verify.SourceAsync(
        $"#pragma warning disable CS0649\npublic partial class C {{ {member} [Differentiable] public double F(double x) => x * weight; }}");
}
