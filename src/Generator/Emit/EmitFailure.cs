using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// What was found wrong with a method only after it had been parsed. It names the method by its documentation id, so that
/// the place is looked up where it is reported, and a method that moves is not differentiated again.
/// </summary>
internal sealed record EmitFailure(string MethodId, string DiagnosticId, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic(Compilation compilation) => Diagnostic.Create(
        Descriptors.All[DiagnosticId],
        DocumentationCommentId.GetFirstSymbolForDeclarationId(MethodId, compilation)?.Locations.FirstOrDefault() ?? Location.None,
        Arguments.Cast<object>().ToArray());
}
