using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Runs the generator on marked source; every diagnostic must be expected, at exactly its span.</summary>
internal static class Verify
{
    public static Task<GeneratorOutcome> SourceAsync(params string[] sources)
    {
        var test = new CSharpSourceGeneratorTest<DifferentiableGenerator>
        {
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        foreach (var source in sources)
            test.TestState.Sources.Add("using System;\nusing System.Collections.Generic;\nusing AutoDiffGen;\nusing static AutoDiffGen.TensorMath;\n" + source);
        return test.RunAsync();
    }

    /// <summary>Members of one partial class.</summary>
    public static Task<GeneratorOutcome> MembersAsync(string members) =>
        SourceAsync($"public static partial class C\n{{\n{members}\n}}\n");

    /// <summary>Statements of <c>static double F(double x, double y, int n)</c>.</summary>
    public static Task<GeneratorOutcome> BodyAsync(string statements) =>
        MembersAsync($"    [Differentiable]\n    public static double F(double x, double y, int n)\n    {{\n        {statements}\n    }}");
}
