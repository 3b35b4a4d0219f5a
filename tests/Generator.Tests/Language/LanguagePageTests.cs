using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Language;

/// <summary>docs/language.md says what is true: each of its examples is accepted or rejected as it says, and each gradient is right.</summary>
public sealed class LanguagePageTests
{
    public static TheoryData<int, string> Rows { get; } = Where(_ => true);

    public static TheoryData<int, string> AcceptedRows { get; } = Where(row => row.IsAccepted);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Example_OfThePage_IsReportedExactlyWhereItIsBold(int row, string title)
    {
        var reported = (await LanguageBuild.ReportedInAsync(row)).ToArray();
        var expected = LanguageBuild.ExpectedIn(row);

        Assert.True(
            reported.Length == expected.Count && reported.All(actual => expected.Any(one => one.Matches(actual))),
            $"{title}\nThe page says:\n{string.Join("\n", expected)}\nReported is:\n{string.Join("\n", reported.Select(Describe))}");
        Assert.NotEqual(LanguagePage.Rows[row].IsAccepted, reported.Any(actual => actual.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [MemberData(nameof(AcceptedRows))]
    public void Example_Accepted_HasTheGradientOfDifferences(int row, string title)
    {
        var functions = LanguageBuild.Functions(row).ToArray();

        Assert.NotEmpty(functions);
        foreach (var function in functions)
        {
            var point = new ZooPoint(function, function.WithReceiver(SamplePoint.Of(function.Parameters)));
            var cotangent = function.Has(Derivatives.ValueAndGrad) ? [1] : Numeric.Vector(new Random(2), Flat.Of(point.Value).Length);
            var gradient = function.Has(Derivatives.ValueAndGrad) ? point.ValueAndGrad().Gradient
                : function.Has(Derivatives.Vjp) ? point.Vjp(cotangent).Gradient : null;
            foreach (var direction in Numeric.Directions(point.X.Length))
            {
                var differences = point.Differences(direction);
                if (gradient is not null)
                    Numeric.AssertClose([Numeric.Dot(cotangent, differences)], [Numeric.Dot(gradient, direction)], point.NumericTolerance, title);
                if (function.Has(Derivatives.Jvp))
                    Numeric.AssertClose(differences, point.Jvp(direction).Tangent, point.NumericTolerance, title);
            }
        }
    }

    [Fact]
    public void Diagnostics_OfThePage_AreAllThereAre()
    {
        var table = LanguagePage.Table(LanguagePage.Text, "id").ToArray();

        Assert.Equal(
            Descriptors.All.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor => (descriptor.Id, descriptor.DefaultSeverity.ToString().ToLowerInvariant())),
            table.Select(cells => (cells[0], cells[1])));
    }

    /// <summary>What cannot be shown in a line that compiles: broken code, depth, and what is found only after parsing.</summary>
    [Fact]
    public void Diagnostics_OfThePage_HaveAnExampleEach() => Assert.Equal(
        ["ADG0009", "ADG0017", "ADG0025", "ADG0040", "ADG0043", "ADG0099"],
        Descriptors.All.Keys.Except(LanguagePage.Rows.SelectMany(row => Marks(row.Code))).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Marks(string code) => DiagnosticMarkup.Parse(new TestSource("Row.cs", code)).Expected.Select(mark => mark.Id);

    private static TheoryData<int, string> Where(Func<LanguageRow, bool> condition)
    {
        var data = new TheoryData<int, string>();
        for (int i = 0; i < LanguagePage.Rows.Count; i++)
        {
            if (condition(LanguagePage.Rows[i]))
                data.Add(i, LanguagePage.Rows[i].Title);
        }

        return data;
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic} at {DiagnosticResult.Describe(diagnostic.Location.GetLineSpan().Span)}: {diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}";
}
