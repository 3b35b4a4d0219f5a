namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0010: the fence rejects the statement that it does not know, and only that.</summary>
public sealed class StatementDiagnosticsTests
{
    [Theory]
    [InlineData("{|ADG0010:lock (typeof(string)) { x *= 2; }|} return x;")]
    [InlineData("while (x < y) { x += 1; while (x < 0) { if (y > 1) {|ADG0010:goto outer;|} x += 2; } outer: x *= 2; } return x;")]
    [InlineData("for (int i = 0; i < n; i++) { {|ADG0010:lock (typeof(string)) { x *= y; }|} } return x;")]
    [InlineData("{|ADG0010:foreach (var c in new List<int> { n }) x += c;|} return x;")]
    [InlineData("switch (n) { case 0: x *= y; {|ADG0010:goto case 1;|} case 1: return x; default: return y; }")]
    [InlineData("switch (n) { case 0: x *= y; {|ADG0010:goto default;|} default: return y; }")]
    [InlineData("{|ADG0010:try { x += y; } finally { }|} return x;")]
    [InlineData("{|ADG0010:lock (\"a\") { x += y; }|} return x;")]
    [InlineData("double a = x; {|ADG0010:again: a *= y;|} if (a < 1) goto again; return a;")]
    [InlineData("string[] k = [\"a\"]; ref string {|ADG0010:j = ref k[0]|}; j += n; return x * k[0].Length;")]
    [InlineData("double[][] a = [[x], [y]]; ref double[] {|ADG0010:row = ref a[0]|}; row = [2]; return a[0][0];")]
    [InlineData("double[] a = [x, y]; ref double {|ADG0010:z = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(a)|}; return z;")]
    public async Task Statement_OutsideTheFence_IsReportedWhole(string statements) => await Verify.BodyAsync(statements);

    [Fact]
    public async Task Statement_InHelper_IsReportedInTheHelper()
    {
        var outcome = await Verify.MembersAsync("""
                [Differentiable]
                public static double F(double x) => Helper(x) * x;

                private static double Helper(double x)
                {
                    {|ADG0010:lock (typeof(string)) { x *= 2; }|}
                    return x;
                }
            """);

        Assert.Contains("'F'", outcome.Result.Diagnostics.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_InHelperInAnotherFile_IsReportedThere() => await Verify.SourceAsync(
        "public static partial class C { [Differentiable] public static double F(double x) => Helper.G(x); }",
        "internal static class Helper { public static double G(double x) { {|ADG0010:lock (typeof(string)) { x *= 2; }|} return x; } }");
}
