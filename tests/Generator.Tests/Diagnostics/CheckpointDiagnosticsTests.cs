namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0042: checkpointed loops that could not be computed again.</summary>
public sealed class CheckpointDiagnosticsTests
{
    [Theory]
    [InlineData("x *= random.NextDouble();")]
    [InlineData("Console.WriteLine(i); x *= y;")]
    [InlineData("if (x > 5) break; x *= y;")]
    [InlineData("if (x > 5) return y; x *= y;")]
    [InlineData("for (int j = 0; j < n; j++) x += y * random.NextDouble();")]
    public async Task CheckpointedLoop_ThatCannotBeRepeated_IsReportedAtItsRange(string body) => await Verify.BodyAsync(
        $"var random = new Random(3); foreach (int i in {{|ADG0042:Checkpoint.Range(0, n)|}}) {{ {body} }} return x;");

    [Theory]
    [InlineData("x *= y;")]
    [InlineData("if (x > 5) x = y; else x *= y;")]
    [InlineData("if (i < 0) throw new ArgumentException(); x *= y;")]
    public async Task CheckpointedLoop_ThatCanBeRepeated_IsAccepted(string body) => await Verify.BodyAsync(
        $"foreach (int i in Checkpoint.Range(0, n)) {{ {body} }} return x;");

    [Fact]
    public async Task ForEach_OverAUsersOwnCheckpoint_IsNotTakenForOne() => await Verify.SourceAsync("""
        public static partial class C
        {
            private static class Checkpoint { public static IEnumerable<int> Range(int a, int b) => [a, b]; }

            [Differentiable]
            public static double F(double x, int n)
            {
                {|ADG0010:foreach (int i in Checkpoint.Range(0, n)) x *= i;|}
                return x;
            }
        }
        """);

    [Theory]
    [InlineData("u[0] = x; x *= y;")]
    [InlineData("var v = new double[2]; x *= y + v[0];")]
    [InlineData("u = new double[n]; u[i] = x * y;")]
    public async Task CheckpointedLoop_ThatWritesToMemory_IsAccepted(string body) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[] u, double x, double y, int n)
        {
            foreach (int i in Checkpoint.Range(0, n)) { {{body}} }
            return x;
        }
        """);

    [Theory]
    [InlineData("a[0] = u;")]
    [InlineData("s[0] *= 2; s = i == 1 ? u : s;")]
    public async Task CheckpointedLoop_WhoseMemoryIsReplaced_IsReportedAtItsRange(string body) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[][] a, double[] u, int n)
        {
            Span<double> s = u;
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) { {{body}} }
            return a[0][0] * s[0];
        }
        """);

    [Theory]
    [InlineData("a[0] = u;", "a[i][0] *= u[1];", "")]
    [InlineData("", "a[i][0] *= u[1];", "a[0] = u;")]
    [InlineData("var v = u;", "if (i == 1) v = new double[n]; u[0] *= v[1]; (u, v) = (v, u);", "")]
    public async Task CheckpointedLoop_WhoseMemoryIsNotKnownAgain_IsReportedAtItsRange(string before, string body, string after) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[][] a, double[] u, int n)
        {
            {{before}}
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) { {{body}} }
            {{after}}
            return a[0][0] * u[0];
        }
        """);

    [Fact]
    public async Task CheckpointedLoop_WithARecursiveCall_IsReportedAtItsRange() => await Verify.MembersAsync("""
        [Differentiable]
        public static double F(double x, int n)
        {
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) x += Power(x, i);
            return x;
        }

        private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        """);

    [Theory]
    [InlineData("x *= Math.Sin(u[i]);")]
    [InlineData("var v = u[..1]; x *= v[0];")]
    public async Task CheckpointedLoop_ThatReadsWhatIsWrittenLater_IsReportedAtItsRange(string body) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[] u, double x, int n)
        {
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) { {{body}} }
            u[0] = x;
            return u[0] * x;
        }
        """);

    [Theory]
    [InlineData("var v = (double[])u.Clone(); x += Math.Sin(v[i] * x);", "u[0] = x;")]
    [InlineData("u.CopyTo(w, 0); x += Math.Sin(w[i] * x);", "u[0] = x;")]
    [InlineData("u.AsSpan(1).CopyTo(w); x += Math.Sin(w[i] * x);", "Array.Clear(u);")]
    [InlineData("x += Math.Sin(Total(u) * x);", "u[0] = x;")]
    public async Task CheckpointedLoop_ThatCopiesWhatIsWrittenLater_IsReportedAtItsRange(string body, string after) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[] u, double[] w, double x, int n)
        {
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) { {{body}} }
            {{after}}
            return u[0] * x;
        }

        private static double Total(double[] a)
        {
            var copy = (double[])a.Clone();
            copy[0] *= copy[1];
            return copy[0] + copy[1];
        }
        """);

    [Fact]
    public async Task CheckpointedLoop_ThatCopiesWhatALoopAroundItWrites_IsReportedAtItsRange() => await Verify.MembersAsync("""
        [Differentiable]
        public static double F(double[] u, double[] w, double x, int n)
        {
            for (int round = 0; round < n; round++)
            {
                u[round] *= x;
                foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) { u.CopyTo(w, 0); x += Math.Sin(w[i] * x); }
            }

            return u[0] * x;
        }
        """);

    [Theory]
    [InlineData("var v = (double[])u.Clone(); u[0] *= v[1];", "")]
    [InlineData("var v = (double[])u.Clone(); x *= v[1];", "var w = u; x *= w[0];")]
    public async Task CheckpointedLoop_ThatCopiesWhatItWritesItselfOrNobody_IsAccepted(string body, string after) => await Verify.MembersAsync($$"""
        [Differentiable]
        public static double F(double[] u, double x, int n)
        {
            foreach (int i in Checkpoint.Range(0, n)) { {{body}} }
            {{after}}
            return u[0] * x;
        }
        """);

    [Fact]
    public async Task CheckpointedLoop_InAHelperThatIsWrittenLaterByItsCaller_IsReportedAtItsRange() => await Verify.MembersAsync("""
        [Differentiable]
        public static double F(double[] u, double x, int n)
        {
            foreach (int i in Checkpoint.Range(0, n)) x *= 0.5;
            x = Grown(u, x, n);
            u[0] = x;
            return u[0] * x;
        }

        private static double Grown(double[] u, double x, int n)
        {
            foreach (int i in {|ADG0042:Checkpoint.Range(0, n)|}) x *= Math.Sin(u[i]);
            return x;
        }
        """);
}
