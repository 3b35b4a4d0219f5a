namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0011 to ADG0014, ADG0019 and ADG0023: an expression is reported at its own span, not at that of its statement.</summary>
public sealed class ExpressionDiagnosticsTests
{
    [Theory]
    [InlineData("return \"abc\" switch { {|ADG0011:['a', ..]|} => x, _ => y };")]
    [InlineData("Func<double, double> f = z => z * z; f = {|ADG0011:z => z|}; return f(x);")]
    [InlineData("Func<double, double> f = n > 0 ? {|ADG0011:z => z * z|} : z => z; return f(x);")]
    [InlineData("Func<double, double> f = z => z * z; GC.KeepAlive({|ADG0011:f|}); return f(x);")]
    [InlineData("ref double G(ref double z) => ref z; {|ADG0011:G(ref x)|} = y; return x;")]
    [InlineData("return y + (double){|ADG0019:(decimal)x|};")]
    [InlineData("decimal d = {|ADG0019:(decimal)x|}; d += d; return y * (double)d;")]
    [InlineData("double? maybe = {|ADG0019:x|}; return y * maybe.Value;")]
    [InlineData("object boxed = {|ADG0019:x|}; return y * (double)boxed;")]
    [InlineData("return x * (double){|ADG0011:(Half)y|};")]
    [InlineData("return x + (\"\" + {|ADG0019:y|}).Length;")]
    [InlineData("return x + {|ADG0011:$\"{y}\"|}.Length;")]
    [InlineData("return x * ({|ADG0019:(object)y|} is double z ? z : 1);")]
    public async Task Expression_OutsideTheFence_IsReportedAtItself(string statements) => await Verify.BodyAsync(statements);

    [Theory]
    [InlineData("return x + {|ADG0012:Math.BitIncrement(y)|};")]
    [InlineData("return 2 * {|ADG0012:double.BitDecrement(x * y)|};")]
    [InlineData("return {|ADG0012:Math.BitIncrement(x)|};")]
    [InlineData("return double.Parse({|ADG0012:x.ToString()|});")]
    public async Task Call_WithoutDerivative_IsReportedAtTheCall(string statements) => await Verify.BodyAsync(statements);

    /// <summary>The same functions are welcome where nothing active goes in.</summary>
    [Theory]
    [InlineData("return x + Math.BitIncrement(n);")]
    [InlineData("return x * y * double.Parse(\"3\");")]
    [InlineData("return x * y * DateTime.UtcNow.Year * Random.Shared.NextDouble();")]
    public async Task Call_OfInactiveArguments_IsAccepted(string statements) => await Verify.BodyAsync(statements);

    /// <summary>An active value must not come back as a constant from where a call has put it.</summary>
    [Theory]
    [InlineData("var list = new List<double>(); {|ADG0023:list.Add(x)|}; return list[0] * y;")]
    [InlineData("var set = new HashSet<double>(); return {|ADG0023:set.Add(x)|} ? y : 2 * y;")]
    [InlineData("var queue = new Queue<double>(); {|ADG0023:queue.Enqueue(x)|}; return queue.Dequeue() * y;")]
    public async Task Call_ThatMightKeepAnActiveValue_IsReportedAtTheCall(string statements) => await Verify.BodyAsync(statements);

    [Theory]
    [InlineData("{ last = z; return true; }")]
    [InlineData("=> Store(z);")]
    [InlineData("{ (last, int k) = (z, 1); return k > 0; }")]
    [InlineData("{ System.Threading.Interlocked.Exchange(ref last, z); return true; }")]
    [InlineData("=> Put(z, out last);")]
    [InlineData("{ ref double r = ref last; r = z; return true; }")]
    [InlineData("=> kept.TryAdd(1, z);")]
    [InlineData("=> new Box(z).Kept;")]
    [InlineData("=> new Box(1) { Last = z }.Kept;")]
    [InlineData("{ var all = row.AsSpan(); all[0] = z; return true; }")]
    [InlineData("{ Func<bool> store = () => Store(z); return store(); }")]
    [InlineData("=> Array.TrueForAll([z], Store);")]
    [InlineData("=> told(z);")]
    [InlineData("{ new Total().Add(z); return true; }")]
    public async Task Predicate_ThatKeepsItsArgument_IsReportedAtTheCall(string body) => await Verify.MembersAsync(Keepers + $$"""
            private static bool Keep(double z) {{body}}
            [Differentiable] public static double F(double x) => {|ADG0023:Keep(x)|} ? last * x : x;
        """);

    [Theory]
    [InlineData("{ var s = default(Sum); s.Add(z); return s.Of > 0; }")]
    [InlineData("=> new Point(z, 1) is { X: > 0 };")]
    [InlineData("{ Put(z, out double own); own += 1; return own > 0; }")]
    [InlineData("{ double own = 0; bool Set(double v) { own = v; return true; } return Set(z) && own > 0; }")]
    [InlineData("{ ArgumentOutOfRangeException.ThrowIfNegative(z); Console.Write(z); return z > 0; }")]
    [InlineData("=> \"abc\".IndexOf('c') > z && new Random(3).Next(2) < z;")]
    public async Task Predicate_ThatWritesToItsOwnVariables_IsAccepted(string body) => await Verify.MembersAsync(Keepers + $$"""
            private static bool Keep(double z) {{body}}
            [Differentiable] public static double F(double x) => Keep(x) ? x * x : x;
        """);

    private const string Keepers = """
            private static double last;
            private static readonly double[] row = new double[2];
            private static readonly Dictionary<int, double> kept = new();
            private static readonly Func<double, bool> told = z => z > 0;
            private static bool Store(double z) { last = z; return true; }
            private static bool Put(double z, out double to) { to = z; return true; }
            private sealed class Box { public Box(double z) { last = z; } public bool Kept => true; public double Last { set => last = value; } }
            private struct Total { public bool Add(double z) { last += z; return true; } }
            private struct Sum { public double Of; public bool Add(double z) { Of += z; return true; } }
            private sealed record Point(double X, double Y);

        """;

    [Fact]
    public async Task VirtualMethod_IsReportedAtItsName() => await Verify.MembersAsync("""
            public partial class Open { [Differentiable] public virtual double {|ADG0005:F|}(double x) => x * x; }
        """);

    [Fact]
    public async Task Call_WithoutRuleForThatParameter_IsReportedAtTheCall() => await Verify.MembersAsync("""
            [Derivative(nameof(a), "grad * b", Kind = DerivativeKind.Elementwise)]
            public static double Half(double a, double b) => a * b;

            [Differentiable]
            public static double F(double x, double y) => 2 + {|ADG0012:Half(x, y)|};

            [Differentiable]
            public static double G(double x, [NoGrad] double y) => 2 + Half(x, y);
        """);

    [Theory]
    [InlineData("public static (double, double) H(double x) => x > 1 ? H(x / 2) : (x, x);", "{|ADG0013:H(x)|}.Item1")]
    [InlineData("public static double H(double x, object o) => G(x, o); public static double G(double x, object o) => x > 1 ? H(x / 2, o) : x;", "{|ADG0013:H(x, \"\")|}")]
    [InlineData("public static double H(ref double x) => x > 1 ? {|ADG0013:H(ref x)|} : x;", "H(ref x)")]
    public async Task Call_ThatRecursesWithMoreThanNumbers_IsReported(string helper, string body) =>
        await Verify.MembersAsync($"{helper}\n[Differentiable] public static double F(double x) => {body};");

    [Theory]
    [InlineData("private static void Mix(double[] a, double[] b, int n) { if (n > 0) { b[n] += a[0]; Mix(a, b, n - 1); } }", "{|ADG0011:Mix(x, x, n)|};")]
    [InlineData("private static void Mix(double[] a, double[] b, int n) { if (n > 0) { b[n] += a[0]; Mix(a, b, n - 1); } }", "var z = x; {|ADG0011:Mix(x, z, n)|};")]
    [InlineData("private static double Mix(double[] a, double[] b, int n) { b[0] = 2; return n > 0 ? {|ADG0011:Mix(a, a, n - 1)|} : 1; }", "x[1] *= Mix(x, new double[3], n);")]
    public async Task RecursiveCall_ThatSharesMemory_IsReportedAtTheCall(string helper, string body) => await Verify.MembersAsync(
        $"{helper}\n[Differentiable] public static double F(double[] x, int n) {{ {body} return x[0] * x[1]; }}");

    [Theory]
    [InlineData("private static double total; [Differentiable] public static double F(double x) { {|ADG0011:total|} = x; return x; }")]
    [InlineData("private static double z; private static void G(ref double z, double x) => z *= x; [Differentiable] public static double F(double x) { G({|ADG0010:ref z|}, x); return x; }")]
    [InlineData("[Differentiable] public static double F(double x, Func<double, double> f) => {|ADG0012:f(x)|};")]
    [InlineData("[Differentiable] public static double F(double x, [NoGrad] dynamic d) => {|ADG0011:d.G(x)|};")]
    [InlineData("private static double G<T>(T x) where T : struct, System.Numerics.INumber<T> => double.CreateChecked(checked({|ADG0012:x * x|})); [Differentiable] public static double F(double x) => G(x);")]
    public async Task Expression_ThatHidesAnEffect_IsReportedAtItself(string members) => await Verify.MembersAsync(members);

    [Fact]
    public async Task Call_OfVirtualMethod_IsReportedAtTheCall() => await Verify.SourceAsync(
        "public partial class C { public virtual double G(double x) => x; [Differentiable] public double F(double x) => {|ADG0012:G(x)|}; }");

    [Fact]
    public async Task Call_InPlace_IsReportedAtTheCall() => await Verify.MembersAsync("""
            [Differentiable]
            public static Tensor<double> F(Tensor<double> x, Tensor<double> y)
            {
                var z = x * y;
                {|ADG0014:z.AddInPlace(y)|};
                return z;
            }
        """);
}
