namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Objects that a method makes and changes have one name at a time; what would give them another is reported.</summary>
public sealed class MadeObjectDiagnosticsTests
{
    private const string Types = """
            public sealed class State
            {
                public double X, V;
                public State() { }
                public State(double x, double v) { X = x; V = v; }
                public void Step(double dt) => X += dt * V;
                public void AddTo(State other) { other.X += X; X += other.V; }
                public State Doubled() { X *= 2; return this; }
                public double Energy() => X * X + V * V;
            }
            public interface IHas { double Get(); }
            public class Has : IHas { public double A; public double Get() { A *= 2; return A; } public virtual double Twice() => 2 * A; }
            public class Derived : Has { public override double Twice() => A; }
            public class Later : Has { public double B; }
            public class Node { public double A; public Node? Next; }
            public class Finalized { public double A; ~Finalized() { } }
            public class Disposed : System.IDisposable { public double A; public void Dispose() { } }
            public class Generic<TItem> { public double A; }
            public record class Account(double Rate) { public double Balance { get; set; } }
            public struct Holder { public State S; }
            public static State? Cache;
            public static State Renewed(ref State s, double x) { s = new State(x, x); return new State(x, x); }
            public static double Both(State s, System.Func<double> f) => s.X * f();

        """;

    [Theory]
    [InlineData("var a = new State(x, y); var b = a; b.X = 1; return {|ADG0011:a|}.X;")]
    [InlineData("var a = new State(x, y); var b = a.Doubled(); b.X = 1; return {|ADG0011:a|}.X;")]
    [InlineData("var a = new State(x, y); var b = new State(y, x); var c = x > 0 ? a : b; c.X = 3; return {|ADG0011:a|}.X;")]
    [InlineData("var a = new State(x, y); var b = new State(y, y); if (n > 2) b = a; b.X += 1; return {|ADG0011:a|}.X;")]
    [InlineData("var a = new State(x, y); var b = new State(y, y); for (int i = 0; i < n; i++) { if (i == 1) { b = {|ADG0011:a|}; break; } a.X *= 2; } return b.X;")]
    [InlineData("var a = new State(x, y); System.Func<State> f = () => a; var b = f(); b.X = y; return {|ADG0011:a|}.X;")]
    [InlineData("var a = new State(x, y); double g() { var b = a; b.X *= 2; return b.X; } return g() + {|ADG0011:a|}.X;")]
    public async Task Object_ThatWasHandedOn_IsReportedWhereItIsRead(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("var a = new State(x, y); {|ADG0011:a|}.AddTo(Renewed(ref a, y)); return a.X;")]
    [InlineData("var a = new State(x, y); {|ADG0011:a|}.X = Renewed(ref a, y).V; return a.X;")]
    [InlineData("var a = new State(x, y); double renew() { a = new State(y, x); return y; } {|ADG0011:a|}.X += renew(); return a.X;")]
    [InlineData("var a = new State(x, y); a.X = ({|ADG0011:a|} = new State(y, x)).V; return a.X;")]
    [InlineData("var a = new State(x, y); return Both({|ADG0011:a|}, () => { a = new State(y, y); return a.X; });")]
    public async Task Object_ThatIsReplacedWhileItIsUsed_IsReported(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("var a = new State(x, y); {|ADG0011:Cache|} = a; return a.X;")]
    [InlineData("var a = new State(x, y); var list = new System.Collections.Generic.List<State>(); {|ADG0011:list.Add(a)|}; return a.X;")]
    [InlineData("var a = new State(x, y); var pair = ({|ADG0011:a|}, 3); return pair.Item1.X;")]
    [InlineData("var a = new State(x, y); var h = new Holder { S = {|ADG0011:a|} }; return h.S.X;")]
    [InlineData("var a = new Node { A = x }; a.Next = {|ADG0011:new Node { A = y }|}; return a.A * a.Next.A;")]
    [InlineData("State[] a = {|ADG0011:[new State(x, y)]|}; return a[0].X;")]
    [InlineData("State a = new(x, y), b = new(y, x); (a, b) = ({|ADG0011:b|}, a); return a.X;")]
    public async Task Object_ThatIsKeptElsewhere_IsReported(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("var a = new State(x, y); return {|ADG0011:a?.X ?? 0|};")]
    [InlineData("State? a = {|ADG0011:null|}; if (n > 2) a = new State(x, y); return a!.X;")]
    [InlineData("var a = n > 2 ? new State(x, y) : {|ADG0011:null|}; return a!.X;")]
    [InlineData("var a = new State(x, y); return ReferenceEquals({|ADG0011:a|}, a) ? x : a.X;")]
    [InlineData("var a = new State(x, y); return {|ADG0011:a.GetHashCode()|} * a.X;")]
    [InlineData("var a = new State(x, y); return {|ADG0011:a.ToString()|}!.Length * a.X;")]
    [InlineData("var a = new Account(x); var b = new Account(x); return {|ADG0011:a == b|} ? y : x;")]
    [InlineData("var a = new Account(x); var b = {|ADG0011:a with { Balance = y }|}; return b.Rate;")]
    public async Task Object_ThatIsCompared_IsReported(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("IHas h = {|ADG0011:new Has { A = x }|}; return h.Get() * y;")]
    [InlineData("var h = new Has { A = x }; return {|ADG0011:h.Twice()|} * y;")]
    [InlineData("Has h = {|ADG0011:new Derived { A = x }|}; return h.Twice() * y;")]
    [InlineData("{|ADG0010:using var d = new Disposed { A = x };|} return d.A * y;")]
    [InlineData("Has h = {|ADG0011:new Later { A = x }|}; return h.Get() * y;")]
    [InlineData("var f = {|ADG0011:new Finalized { A = x }|}; return f.A * y;")]
    [InlineData("var f = {|ADG0011:new Generic<int> { A = x }|}; return f.A * y;")]
    public async Task Object_OfATypeThatIsNotFollowed_IsReported(string body) => await VerifyBody(body);

    /// <summary>What is wrong in a type, or in a helper, is reported there.</summary>
    [Theory]
    [InlineData("public class Leak { public static Leak? Last; public double A; public Leak(double a) { A = a; {|ADG0011:Last|} = this; } }", "var l = new Leak(x); return l.A;")]
    [InlineData("public class Own { public double A; public double Do() { System.Func<double> f = {|ADG0011:Step|}; return f() + f(); } public double Step() => A *= 2; }", "return new Own { A = x }.Do();")]
    [InlineData("public static double Replace(State s, double z) { {|ADG0011:s|} = new State(z, z); return s.X; }", "var a = new State(x, y); return Replace(a, y) + a.X;")]
    [InlineData("public static double Run<THas>(THas has) where THas : IHas => {|ADG0011:has.Get()|};", "var h = new Has { A = x }; return Run(h) * h.A;")]
    public async Task Type_ThatDoesMore_IsReportedInIt(string declaration, string body) => await VerifyBody(body, declaration);

    [Theory]
    [InlineData("(double x, Given g) { {|ADG0011:g.Turn|}.By(x); return g.Turn.X; }")]
    [InlineData("(double x, Given g) { var h = new Given(); {|ADG0011:h.Weight|} = x; return g.Weight * h.Weight; }")]
    [InlineData("(double x, Given g) { var h = new Given(); h.Turn.By(2); h = g; {|ADG0011:h.Weight|} = x; return g.Weight; }")]
    public async Task Object_ThatIsGiven_IsNotChanged(string method) => await Verify.MembersAsync(
        """
            public struct Turn { public double X; public void By(double z) => X *= z; }
            public partial class Given { public double Weight; public Turn Turn; }

        """ + "[Differentiable] public static double F" + method);

    [Theory]
    [InlineData("double[] a = [x, y]; var s = new State(x, y); return System.Linq.Enumerable.Sum(a, {|ADG0011:v => { s.Step(v); return s.X; }|});")]
    [InlineData("double[] a = [x, y]; var t = new Total { S = x }; return System.Linq.Enumerable.Sum(a, {|ADG0011:v => { t.Add(v); return t.S; }|});")]
    public async Task Query_WhoseFunctionChangesAVariable_IsReported(string body) =>
        await VerifyBody(body, "public struct Total { public double S; public void Add(double z) => S += z; }");

    private static async Task VerifyBody(string body, string declaration = "") =>
        await Verify.MembersAsync(Types + declaration + "[Differentiable] public static double F(double x, double y, int n) { " + body + " }");
}
