using AutoDiffGen.Generator.Analyzers;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Runs the generator and the analyzer on marked source; every diagnostic must be expected, at exactly its span.</summary>
internal static class Verify
{
    /// <summary>Whole files. That a parameter or the result has no influence is disregarded: most examples are that small.</summary>
    public static Task<GeneratorOutcome> SourceAsync(params string[] sources) => RunAsync(sources, "ADG0021", "ADG0022");

    /// <summary>Members of one partial class.</summary>
    public static Task<GeneratorOutcome> MembersAsync(string members) => SourceAsync(Class(members));

    /// <summary>Statements of <c>static double F(double x, double y, int n)</c>.</summary>
    public static Task<GeneratorOutcome> BodyAsync(string statements) =>
        MembersAsync($"    [Differentiable]\n    public static double F(double x, double y, int n)\n    {{\n        {statements}\n    }}");

    /// <summary>Members of one partial class, with every hint.</summary>
    public static Task<GeneratorOutcome> HintsAsync(string members) => RunAsync([Class(members)]);

    private static string Class(string members) => $"public static partial class C\n{{\n{members}\n}}\n";

    private static Task<GeneratorOutcome> RunAsync(string[] sources, params string[] disregarded)
    {
        var test = new CSharpSourceGeneratorTest<DifferentiableGenerator>
        {
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            Analyzers = { new ZeroGradientAnalyzer() },
        };
        test.DisabledDiagnostics.AddRange(disregarded);
        foreach (var source in sources)
            test.TestState.Sources.Add("using System;\nusing System.Collections.Generic;\nusing AutoDiffGen;\nusing static AutoDiffGen.TensorMath;\n" + source);
        return test.RunAsync();
    }
}
