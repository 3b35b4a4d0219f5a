using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>
/// Every function of Math, MathF, double and float that takes a real number: its gradient is that of differences, or it is
/// rejected where it is called. None is forgotten, whatever a later version of .NET adds.
/// </summary>
public sealed class ScalarCoverageTests
{
    /// <summary>Steps of one bit, and text.</summary>
    private static readonly string[] Rejected =
    [
        "Math.BitDecrement(double)", "Math.BitIncrement(double)", "MathF.BitDecrement(float)", "MathF.BitIncrement(float)",
        .. from type in new[] { "double", "float" }
           from function in new[] { "BitDecrement(#)", "BitIncrement(#)", "ToString()" }
           select $"{type}.{function.Replace("#", type, StringComparison.Ordinal)}",
    ];

    private static readonly Lazy<GeneratorOutcome> Outcome = new(() => Generate(_ => true));

    private static readonly Lazy<LoadedAssembly> Accepted = new(() => new LoadedAssembly(Generate(function => !IsRejected(function.Number))));

    public static TheoryData<string> Names => [.. ScalarApi.Functions.Select(function => function.Display)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_OfTheFramework_IsDifferentiatedRightOrRejected(string name)
    {
        var function = ScalarApi.Functions.Single(function => function.Display == name);
        if (IsRejected(function.Number))
            return;
        var type = Accepted.Value.Assembly.GetType(ScalarApi.ClassName(function.Number))!;
        var gradient = type.GetMethod("FValueAndGrad")!;
        int points = 0;
        foreach (double[] x in ScalarApi.Points.Where(x => ScalarApi.Call(type.GetMethod("F")!, x) is { } value && double.IsFinite(value)))
        {
            double value = ScalarApi.Call(type.GetMethod("F")!, x)!.Value;
            var differences = function.Differences(type.GetMethod("F")!, x);
            points++;
            double[] actual = ScalarApi.Gradient(gradient, x, out double same);
            Assert.Equal(value, same);
            Numeric.AssertClose(differences, actual, function.Tolerance, name);
        }

        Assert.True(points > 0, $"{name} is nowhere finite");
    }

    /// <summary>What is rejected is known: nothing falls from one to the other unseen.</summary>
    [Fact]
    public void Functions_ThatAreRejected_AreThese() => Assert.Equal(
        Rejected,
        ScalarApi.Functions.Where(function => IsRejected(function.Number)).Select(function => function.Display).Distinct().Order(StringComparer.Ordinal));

    private static bool IsRejected(int number) => Outcome.Value.Result.Diagnostics.Any(diagnostic =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath == ScalarApi.ClassName(number) + ".cs");

    private static GeneratorOutcome Generate(Func<ScalarApi.Function, bool> isIncluded) => GeneratorHost.Run<DifferentiableGenerator>(
        ScalarApi.Functions.Where(isIncluded).Select(function => new TestSource(ScalarApi.ClassName(function.Number) + ".cs", function.Source)));
}
