using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>A diagnostic as data, without tree or location, so that it can be cached by value.</summary>
internal sealed record DiagnosticInfo(
    string Id,
    string FilePath,
    TextSpan Span,
    LinePositionSpan LineSpan,
    EquatableArray<string> Arguments)
{
    /// <summary>The key under which code fixes find the parameters that a diagnostic is about.</summary>
    public const string ParametersKey = "Parameters";

    /// <summary>The parameters that the diagnostic is about, separated by commas.</summary>
    public string Parameters { get; init; } = string.Empty;

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(
            descriptor.Id,
            location.SourceTree?.FilePath ?? string.Empty,
            location.SourceSpan,
            location.GetLineSpan().Span,
            arguments.ToEquatableArray());

    /// <summary>
    /// The diagnostic, located in the tree of that path where the compilation has it, so that
    /// <c>#pragma warning disable</c> is honoured.
    /// </summary>
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(
            candidate => candidate.FilePath == FilePath && candidate.Length >= Span.End);
        Location location = tree is null
            ? Location.Create(FilePath, Span, LineSpan)
            : Location.Create(tree, Span);
        return Diagnostic.Create(
            Descriptors.All[Id],
            location,
            ImmutableDictionary<string, string?>.Empty.Add(ParametersKey, Parameters),
            Arguments.Cast<object>().ToArray());
    }
}
