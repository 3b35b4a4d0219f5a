namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Objects that are parameters, or the receiver: they are only read, and read member by member.</summary>
public sealed class ObjectDiagnosticsTests
{
    private const string Types = """
            public partial class Model
            {
                public double Weight { get; set; }
                public double[] Values = [1, 2];
                public string Name { get; set; } = "a";
                public int Count;
                public static Model Shared = new();
                public double Twice() => 2 * Weight;
                public void Reset() => Weight = 0;
                public static void ResetShared() => Shared.Weight = 0;
                public virtual double Virtual() => Weight;
            }
            public class Plain { public double Weight; }
            public partial class Taken { public double Weight; public double Gradient; }
            public struct Pair { public double A, B; }
            public partial class Linked { public Pair Value; public Linked? Next { get; set; } }
            public class Holder { public Pair[] Pairs = []; }
            public partial class Tree { public double Value; public Tree[] Children = []; }

        """;

    [Theory]
    [InlineData("(double x, Model m) { {|ADG0011:m.Weight|} = x; return m.Weight; }")]
    [InlineData("(double x, Model m) { {|ADG0011:m.Weight|} += x; return m.Weight; }")]
    [InlineData("(double x, Model m) { {|ADG0011:Model.Shared.Weight|} = 3; return m.Weight * x; }")]
    [InlineData("(double x, Model m) => {|ADG0011:m|} == null ? x : m.Weight;")]
    [InlineData("(double x, Model m) => {|ADG0011:m.Virtual()|} * x;")]
    [InlineData("(double x, Model m) { object o = {|ADG0011:m|}; return o.GetHashCode() * x; }")]
    [InlineData("(double x, Model m) { var made = new Model(); {|ADG0011:made.Weight|} = x; return m.Weight * made.Weight; }")]
    [InlineData("(double x, Model[] {|ADG0004:models|}) => models[0].Weight * x;")]
    [InlineData("(double x, Plain {|ADG0004:m|}) => m.Weight * x;")]
    [InlineData("(double x, Taken {|ADG0004:m|}) => m.Weight * x;")]
    [InlineData("(double x, Tree tree) => tree.Value * x + {|ADG0016:tree.Children|}[0].Value;")]
    [InlineData("(double x, Linked list) => list.Value.A * x + {|ADG0016:list.Next|}!.Value.B;")]
    [InlineData("(double x, Holder {|ADG0004:h|}) => h.Pairs[0].A * x;")]
    public async Task Object_ThatIsMoreThanRead_IsReportedWhereItIs(string method) =>
        await Verify.MembersAsync(Types + "[Differentiable] public static double F" + method);

    /// <summary>What a helper does behind the back of the method is reported in the helper.</summary>
    [Theory]
    [InlineData("ResetShared", "Model.Shared.Weight")]
    [InlineData("ResetMine", "mine.Weight")]
    public async Task Object_ThatACallChanges_IsReportedAtTheAssignment(string call, string target) => await Verify.SourceAsync(
        $$"""
        public partial class Model { public double Weight { get; set; } public static Model Shared = new(); }
        public static partial class C
        {
            private static readonly Model mine = Model.Shared;
            public static void {{call}}() => {|ADG0011:{{target}}|} = 0;
            [Differentiable] public static double F(double x, Model m) { {{call}}(); return x * m.Weight; }
        }
        """);

    [Theory]
    [InlineData("(double x, Model m) => m.Twice() * x + m.Name.Length * m.Count;")]
    [InlineData("(double x, Model m) { var same = m; double s = same.Values[0]; for (int i = 0; i < m.Values.Length; i++) s += m.Values[i] * same.Weight; return s * x; }")]
    [InlineData("(double x, [NoGrad] Plain m) => m.Weight * x;")]
    [InlineData("(double x, [NoGrad] Model m) { m.Count++; return m.Weight * x * m.Count; }")]
    [InlineData("(double x, Model a, Model b) { Model c = x > 0 ? a : b; return c.Weight * c.Values[1]; }")]
    [InlineData("(double x, Model m) { double Of(Model n) => n.Weight * x; return Of(m); }")]
    [InlineData("(double x, Model m) { var fresh = new Plain { Weight = 2 }; return m.Weight * x * fresh.Weight; }")]
    public async Task Object_ThatIsOnlyRead_IsAccepted(string method) =>
        await Verify.MembersAsync(Types + "[Differentiable] public static double F" + method);

    [Fact]
    public async Task GradientType_OfManyMethods_IsGeneratedOnce()
    {
        var outcome = await Verify.SourceAsync("""
            namespace Demo;
            public partial class Model
            {
                public double Weight { get; set; }
                [Differentiable] public double F(double x) => x * Weight;
                [Differentiable] public double G(double x) => x + Weight;
            }
            public static partial class C
            {
                [Differentiable] public static double F(double x, Model m) => m.Weight * x;
            }
            """);

        Assert.Equal(
            ["Demo.C.F.g.cs", "Demo.Model.F.g.cs", "Demo.Model.G.g.cs", "Demo.Model.Gradient.g.cs"],
            outcome.GeneratedSources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GradientType_ThatTheUserExtends_IsExtended() => await Verify.SourceAsync("""
        public partial class Model
        {
            public double Weight { get; set; }
            public partial struct Gradient { public readonly double Squared => Weight * Weight; }
            [Differentiable] public double F(double x) => x * Weight;
        }
        """);
}
