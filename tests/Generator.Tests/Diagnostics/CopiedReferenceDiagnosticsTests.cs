namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>
/// A part of a variable, or a member of an object, that is passed by reference is a copy while the call runs: what the call
/// would read, or write, of it under another name is reported.
/// </summary>
public sealed class CopiedReferenceDiagnosticsTests
{
    private const string Types = """
            public sealed class State { public double X, V; public double Double(ref double z) { z *= 2; return X; } }
            public struct Pair { public double X, Y; public double Double(System.Func<double> f) { X *= 2; return f(); } }
            public static double Double(ref double z, State s) { z *= 2; return s.X; }
            public static double Double(ref double z, System.Func<double> f) { z *= 2; return f(); }

        """;

    [Theory]
    [InlineData("var s = new State { X = x, V = y }; return Double(ref {|ADG0011:s.X|}, s);")]
    [InlineData("var s = new State { X = x, V = y }; return s.Double(ref {|ADG0011:s.X|});")]
    [InlineData("var s = new State { X = x, V = y }; return Double(ref {|ADG0011:s.X|}, () => s.X);")]
    [InlineData("var s = new State { X = x, V = y }; double twice(ref double z) { z *= 2; return s.X; } return twice(ref {|ADG0011:s.X|});")]
    [InlineData("var p = new Pair { X = x, Y = y }; return Double(ref {|ADG0011:p.X|}, () => p.X);")]
    [InlineData("var p = new Pair { X = x, Y = y }; return {|ADG0011:p|}.Double(() => p.X);")]
    public async Task Reference_ThatIsReadUnderAnotherName_IsReported(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("var s = new State { X = x, V = y }; return s.Double(ref s.V) + s.V;")]
    [InlineData("var s = new State { X = x, V = y }; return Double(ref s.V, s) + s.V;")]
    [InlineData("var p = new Pair { X = x, Y = y }; return Double(ref p.X, () => y) + p.X;")]
    [InlineData("var p = new Pair[2]; p[0].X = x; return Double(ref p[0].X, () => p[0].X) + p[0].X;")]
    public async Task Reference_ThatIsNotReadUnderAnotherName_IsFollowed(string body) => await VerifyBody(body);

    private static async Task VerifyBody(string body) =>
        await Verify.MembersAsync(Types + "[Differentiable] public static double F(double x, double y) { " + body + " }");
}
