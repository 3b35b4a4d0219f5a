using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// An expected diagnostic. What is null is not compared; a span always is, and a diagnostic that is expected without one
/// must have no location.
/// </summary>
internal sealed record DiagnosticResult(string Id)
{
    public string? Path { get; private init; }

    public LinePositionSpan? Span { get; private init; }

    public DiagnosticSeverity? Severity { get; private init; }

    public string? Message { get; private init; }

    public DiagnosticResult WithSpan(string path, LinePositionSpan span) => this with { Path = path, Span = span };

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    public bool Matches(Diagnostic actual)
    {
        var place = actual.Location.GetLineSpan();
        return actual.Id == Id
            && place.IsValid == (Path is not null)
            && (Path is null || (place.Path == Path && place.Span == Span))
            && (Severity is null || actual.Severity == Severity)
            && (Message is null || actual.GetMessage(System.Globalization.CultureInfo.InvariantCulture) == Message);
    }

    public override string ToString() =>
        $"{(Path is null ? "(no location)" : $"{Path}{Describe(Span!.Value)}")}: {Severity?.ToString() ?? "*"} {Id}: {Message ?? "*"}";

    /// <summary>Counted from one, as editors and the compiler's own messages do.</summary>
    public static string Describe(LinePositionSpan span) =>
        $"({span.Start.Line + 1},{span.Start.Character + 1})-({span.End.Line + 1},{span.End.Character + 1})";
}
