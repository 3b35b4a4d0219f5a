namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Values of several members that leave the code in which their members can be followed.</summary>
public sealed class AggregateDiagnosticsTests
{
    [Theory]
    [InlineData("object o = {|ADG0011:(x, y)|}; return o.GetHashCode() * x;")]
    [InlineData("var pair = (x, y); return {|ADG0011:pair.ToString()|}.Length * x;")]
    [InlineData("(double, double)? maybe = {|ADG0011:(x, y)|}; return maybe.Value.Item1;")]
    [InlineData("ValueTuple<double> one = {|ADG0011:new ValueTuple<double>(x)|}; return one.Item1;")]
    public async Task Tuple_ThatLeavesTheCode_IsReportedWhereItDoes(string statements) => await Verify.BodyAsync(statements);

    [Theory]
    [InlineData("var pair = (n, n + 1); return pair.ToString().Length * x * y;")]
    [InlineData("var pair = (Count: n, Name: \"a\"); object o = pair; return x * y * pair.Count * o.GetHashCode();")]
    [InlineData("(double, double) pair = default; pair.Item1 = x; return pair.Item1 * y;")]
    [InlineData("double a = x, b; (a, (b, _)) = (y, (a, 3)); return a * b;")]
    [InlineData("(double first, double second) pair = (1, n); return pair.first * pair.second * x * y;")]
    [InlineData("var pair = (x, y); var same = pair; same.Item1 = 2; return pair.Item1 * same.y;")]
    public async Task Tuple_InsideOfTheCode_IsAccepted(string statements) => await Verify.BodyAsync(statements);

    [Theory]
    [InlineData("var v = new Vector3((float)x); return {|ADG0012:Vector3.Transform(v, Matrix4x4.Identity)|}.X;")]
    [InlineData("var v = new Vector3((float)x); return {|ADG0011:v[n]|};")]
    [InlineData("var v = new Vector3((float)x); return {|ADG0011:v[3]|};")]
    [InlineData("var v = new Vector3((float)x); {|ADG0011:v[0]|} = 2; return v.X;")]
    [InlineData("var v = new Vector3((float)x); object o = {|ADG0011:v|}; return x;")]
    [InlineData("var v = new Vector3((float)x); return {|ADG0012:v.Equals(default)|} ? x : y;")]
    [InlineData("var q = {|ADG0011:new Quaternion((float)x, 0, 0, 1)|}; return q.X;")]
    public async Task Vector_WhoseComponentsCannotBeFollowed_IsReportedWhereItIs(string statements) =>
        await Verify.SourceAsync("using System.Numerics;\npublic static partial class C { [Differentiable] public static double F(double x, double y, int n) { " + statements + " } }");

    [Theory]
    [InlineData("var v = Vector3.One * (float)x; v.Y = 2; return v[1] + v[0];")]
    [InlineData("var fixedAxis = Vector3.Normalize(new Vector3(1, n, 2)); return x * fixedAxis.Length();")]
    [InlineData("var m = Matrix4x4.CreateRotationX(n); return x * m.M22 * y;")]
    [InlineData("var v = new Vector4(new Vector2((float)x, 1), 2, n); return v.Z > 1 ? v.X * v.W : y;")]
    public async Task Vector_WhoseComponentsCanBeFollowed_IsAccepted(string statements) =>
        await Verify.SourceAsync("using System.Numerics;\npublic static partial class C { [Differentiable] public static double F(double x, double y, int n) { " + statements + " } }");

    private const string Types = """
            public struct Numbered { public double X; public int Id; public string Name; }
            public struct Weighted { public double X; [NoGrad] public double Mass; }
            public struct Row { public double[] Values; public int Id; }
            public record struct Pair { public double First, Second; public void Set(double x) => First = x; public void Deconstruct(out double a, out double b) { a = Second; b = First; } }
            public struct Sealed { public double Open; private double hidden; public Sealed(double x) { Open = x; hidden = x; } public double Both => Open + hidden; }
            public sealed record Node(double Value, Node? Next);
            public class Open { public double Weight { get; set; } }
            public sealed record Frozen(double Value) { public double Twice => 2 * Value; }

        """;

    [Theory]
    [InlineData("public static double F(double x) { var pair = new Pair { First = x }; return {|ADG0011:pair.Equals(default)|} ? x : 2 * x; }")]
    [InlineData("public static double F(double x) { var pair = new Pair { First = x }; return {|ADG0011:pair.ToString()|}.Length * x; }")]
    [InlineData("public static double F(double x, Sealed {|ADG0004:part|}) => x * part.Open;")]
    [InlineData("public static double F(double x, Row[] {|ADG0004:rows|}) => x;")]
    [InlineData("public static double F(double x, Sealed[] {|ADG0004:parts|}) => x;")]
    [InlineData("public static double F(double x, (double, object)[] {|ADG0004:pairs|}) => x;")]
    [InlineData("public static double F(double x, (double, int?)[] {|ADG0004:pairs|}) => x;")]
    [InlineData("public static double F(double x) { var all = new Weighted[2]; {|ADG0010:all[0].Mass = x|}; return all[0].Mass; }")]
    [InlineData("public static double F(double x) { var all = new Weighted[2]; {|ADG0010:all[0] = new Weighted { X = x, Mass = 2 * x }|}; return all[0].Mass; }")]
    [InlineData("public static double F(double x, Weighted[] all) { {|ADG0010:all[0].Mass *= all[1].X|}; return all[0].X; }")]
    [InlineData("public static double F(double x, Weighted[] all) { {|ADG0010:Array.Fill(all, new Weighted { Mass = x })|}; return all[0].X; }")]
    [InlineData("public static double F(double x) { Weighted[] all = [{|ADG0010:new Weighted { Mass = x }|}]; return all[0].X; }")]
    [InlineData("public static double F(double x, Weighted[] all) { all = [.. all, {|ADG0010:new Weighted { Mass = x }|}]; return all[0].X; }")]
    [InlineData("public static double F(double x, Weighted[] all) { ref double mass = ref all[0].Mass; {|ADG0010:mass = x|}; return all[0].X; }")]
    [InlineData("public static double F(double x, Weighted[] all) { {|ADG0010:Scale(ref all[0].Mass, x)|}; return all[0].X; } private static void Scale(ref double mass, double by) => mass *= by;")]
    [InlineData("public static double F(double x, Numbered[] all) { all[0].Name = {|ADG0012:x.ToString()|}; return all[0].X; }")]
    [InlineData("public static double F(double x, Pair[][][] {|ADG0004:pairs|}) => x;")]
    [InlineData("public static double F(double x, Pair[,,] {|ADG0004:pairs|}) => x;")]
    [InlineData("public static {|ADG0003:Pair[,]|} F(double x, Pair[,] pairs) => pairs;")]
    [InlineData("public static {|ADG0003:Pair[][]|} F(double x, Pair[][] pairs) => pairs;")]
    [InlineData("public static double F(double x, Pair[,] pairs) { {|ADG0011:Array.Clear(pairs)|}; return pairs[0, 0].First * x; }")]
    [InlineData("public static double F(double x, Pair[] pairs) { Move({|ADG0011:pairs[0]|}, pairs, x); return pairs[0].First; } private static void Move(in Pair pair, Pair[] all, double by) => all[1].First += by * pair.First;")]
    [InlineData("public static double F(double x, Pair pair) { pair.First = x; Scale({|ADG0011:pair.First|}, ref pair); return pair.First; } private static void Scale(in double by, ref Pair pair) { pair.First *= by; pair.Second *= by; }")]
    [InlineData("public static double F(double x, Pair[] pairs) { double y = {|ADG0011:pairs[0].First = x|}; return pairs[0].First * y; }")]
    [InlineData("public static double F(double x, [NoGrad] Pair[] pairs) { {|ADG0010:pairs[0].First = x|}; return pairs[0].First; }")]
    public async Task Structure_WhoseMembersCannotBeFollowed_IsReportedWhereItIs(string member) =>
        await Verify.MembersAsync(Types + "[Differentiable] " + member);

    [Theory]
    [InlineData("public static double F(double x) { var part = new Sealed(x); return part.Both * part.Open; }")]
    [InlineData("public static double F(double x, [NoGrad] Sealed part) => x * part.Both;")]
    [InlineData("public static double F(double x) { var pair = new Pair { First = x }; var (a, b) = pair; return a - b; }")]
    [InlineData("public static double F(double x) => new Node(x, null).Value;")]
    [InlineData("public static double F(double x, Pair[] pairs) { pairs[0].First += x; pairs[1] = pairs[0]; foreach (var pair in pairs) x *= pair.First; return x; }")]
    [InlineData("public static double F(double x, Numbered[] numbered) { numbered[0].X *= x; numbered[1].Id = (int)3.5; return numbered[0].X * numbered[1].Id; }")]
    [InlineData("public static double F(double x, Weighted[] all) { all[0].Mass += 2; all[1] = all[0] with { X = x }; return all[0].X * all[1].Mass; }")]
    [InlineData("public static double F(double x, [NoGrad] Numbered[] numbered) => x * numbered[0].X * numbered[1].Id;")]
    [InlineData("public static double F(double x, [NoGrad] Pair[] pairs) { pairs[0].First = 2; return x * pairs[0].First * pairs[1].GetHashCode(); }")]
    [InlineData("public static double F(double x, Pair pair) { pair.First *= x; return pair.First - pair.Second; }")]
    [InlineData("public static double F(double x) { var frozen = new Frozen(x); frozen = frozen with { Value = x * x }; return frozen.Twice; }")]
    [InlineData("public static double F(double x, [NoGrad] Frozen? frozen) => frozen is null ? x : x * frozen.Twice;")]
    [InlineData("private static void Move(ref Pair pair, double by) => pair.First += by; public static double F(double x) { Pair pair = default; Move(ref pair, x); return pair.First * x; }")]
    [InlineData("public static double F(double x, Pair[] pairs) { pairs[0].Set(x); Move(ref pairs[1], x); return pairs[0].First * pairs[1].First; } private static void Move(ref Pair pair, double by) => pair.First += by;")]
    [InlineData("public static double F(double x, Pair[] pairs) { Swap(ref pairs[0], ref pairs[1]); return pairs[0].First; } private static void Swap(ref Pair a, ref Pair b) => (a, b) = (b, a);")]
    [InlineData("public static double F(double x, Pair[] pairs) { ref Pair pair = ref pairs[0]; pair.First = x; return pairs[0].First; }")]
    [InlineData("private static double Sum(in Pair pair, double[] sums) { sums[0] += pair.First; return sums[0] * pair.Second; } public static double F(double x, Pair[] pairs) => Sum(in pairs[0], new double[1]) * x;")]
    public async Task Structure_WhoseMembersCanBeFollowed_IsAccepted(string members) =>
        await Verify.MembersAsync(Types + members.Replace("public static double F", "[Differentiable] public static double F", StringComparison.Ordinal));
}
