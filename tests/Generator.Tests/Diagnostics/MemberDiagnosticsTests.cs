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
    [InlineData("public double Weight;", "Weight")]
    [InlineData("public double Weight { get; set; }", "Weight")]
    [InlineData("internal float Weight;", "this.Weight")]
    public async Task Method_ThatReadsAnActiveMember_IsReportedAtTheMember(string member, string use) => await Verify.SourceAsync(
        $"#pragma warning disable CS0649\npublic partial class C {{ {member} [Differentiable] public double F(double x) => x * {{|ADG0016:{use}|}}; }}");

    [Theory]
    [InlineData("private double weight;")]
    [InlineData("public readonly double weight = 2;")]
    [InlineData("[NoGrad] public double weight;")]
    [InlineData("public double weight { get; } = 2;")]
    [InlineData("public static double weight;")]
    public async Task Method_ThatReadsAnInactiveMember_IsAccepted(string member) => await Verify.SourceAsync(
        $"#pragma warning disable CS0649\npublic partial class C {{ {member} [Differentiable] public double F(double x) => x * weight; }}");
}
