namespace AutoDiffGen.CodeFixes.Tests;

public sealed class MakeAccessibleFixTests
{
    [Theory]
    [InlineData("private static readonly double factor = 3;", "internal static readonly double factor = 3;", "factor")]
    [InlineData("static readonly double factor = 3;", "internal static readonly double factor = 3;", "factor")]
    [InlineData("private static double Factor => 3;", "internal static double Factor => 3;", "Factor")]
    [InlineData("private static double Factor(int n) => n;", "internal static double Factor(int n) => n;", "Factor(2)")]
    public async Task Member_OfAHelper_IsMadeInternal(string before, string after, string use) =>
        await VerifyFix<MakeAccessibleFix>.FilesAsync(
            [Helper(before, $"{{|ADG0015:{use}|}}"), Caller],
            [Helper(after, use), Caller]);

    private const string Caller = "static partial class C { [Differentiable] public static double F(double x) => Helper.Scale(x); }";

    private static string Helper(string member, string use) =>
        $"static class Helper\n{{\n    {member}\n    public static double Scale(double x) => x * {use};\n}}";
}
