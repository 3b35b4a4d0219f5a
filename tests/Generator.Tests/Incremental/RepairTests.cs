using AutoDiffGen.Generator.Emit;
using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Incremental;

/// <summary>The life of a diagnostic in an editor: it comes, it moves with the text, and it goes when the code is repaired.</summary>
public sealed class RepairTests
{
    public static TheoryData<string, string, string, string> Mistakes { get; } = new()
    {
        { "ADG0001", "static partial class C", "static class C", "double F(double x) => x * x;" },
        { "ADG0002", "double F(double x)", "double F(int x)", "double F(double x) => x * x;" },
        { "ADG0003", "double F(", "decimal F(", "double F(double x) => 2;" },
        { "ADG0004", "F(double x)", "F(ref double x)", "double F(double x) => x * x;" },
        { "ADG0005", "double F(", "ref double F(", "double F(double x) => x * x;" },
        { "ADG0009", "Math.Sin(x)", "Math.Sinus(x)", "double F(double x) => Math.Sin(x);" },
        { "ADG0010", "{ x *= 2; }", "lock (\"\") { x *= 2; }", "double F(double x) { { x *= 2; } return x; }" },
        { "ADG0012", "Math.Sin(x)", "Math.BitIncrement(x)", "double F(double x) => Math.Sin(x);" },
        { "ADG0014", "z += x", "z.AddInPlace(x)", "Tensor<double> F(Tensor<double> x) { var z = x * x; z += x; return z; }" },
        { "ADG0019", "double z", "object z", "double F(double x) { double z = x; return (double)z; }" },
        { "ADG0030", "grad * 2", "grad * two", "double F(double x) => Twice(x); [Derivative(nameof(x), \"grad * 2\")] public static double Twice(double x) => x + x;" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Diagnostic_OfAMistake_ComesMovesAndGoes(string id, string good, string bad, string members)
    {
        var source = $"using System;\nusing AutoDiffGen;\n\npublic static partial class C\n{{\n    [Differentiable]\n    public static {members}\n}}\n";
        var test = new IncrementalTest<DifferentiableGenerator>([.. Model.Sources, new("C.cs", source)]);
        Assert.Empty(test.Result.Diagnostics);

        test.Edit("C.cs", good, bad);
        var line = Line(test, id);
        Assert.DoesNotContain(test.Reemitted, name => name.StartsWith("Demo.", StringComparison.Ordinal));

        test.Edit("C.cs", "using AutoDiffGen;\n", "using AutoDiffGen;\n// one more line\n");
        Assert.Equal(line + 1, Line(test, id));
        Assert.Empty(test.Reemitted);

        test.Edit("C.cs", bad, good);
        Assert.Empty(test.Result.Diagnostics);
        Assert.Contains("C.F.g.cs", test.Result.GeneratedSources.Select(generated => generated.HintName));
        Assert.DoesNotContain(test.Reemitted, name => name.StartsWith("Demo.", StringComparison.Ordinal));
    }

    [Fact]
    public void Failure_AfterParsing_IsReportedWhereTheMethodIsByThen()
    {
        var failure = new EmitFailure("M:Demo.First.Square(System.Double)", "ADG0099", new Ir.EquatableArray<string>(["Square", "a reason"]), Ir.EquatableArray<string>.Empty);

        var diagnostic = failure.ToDiagnostic(GeneratorHost.CreateCompilation(Model.Sources));

        Assert.Equal("Square", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("a reason", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_OfAMethodThatIsGone_IsReportedWithoutAPlace()
    {
        var failure = new EmitFailure("M:Demo.First.Gone(System.Double)", "ADG0099", new Ir.EquatableArray<string>(["Gone", "a reason"]), Ir.EquatableArray<string>.Empty);

        Assert.Equal(LocationKind.None, failure.ToDiagnostic(GeneratorHost.CreateCompilation(Model.Sources)).Location.Kind);
    }

    private static int Line(IncrementalTest<DifferentiableGenerator> test, string id) =>
        test.Result.Diagnostics.First(diagnostic => diagnostic.Id == id).Location.GetLineSpan().StartLinePosition.Line;
}
