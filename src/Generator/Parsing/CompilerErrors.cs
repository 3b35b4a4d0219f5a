using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What the compiler itself has against some code: then that is the reason why it cannot be differentiated.</summary>
internal static class CompilerErrors
{
    /// <summary>The first error inside of an operation; null where it compiles.</summary>
    public static string? In(IOperation operation, CancellationToken cancellation)
    {
        if (!operation.DescendantsAndSelf().Any(descendant => descendant is IInvalidOperation))
        {
            return null;
        }

        Diagnostic? error = operation.SemanticModel?.GetDiagnostics(operation.Syntax.Span, cancellation)
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error?.GetMessage(CultureInfo.InvariantCulture) ?? "it is incomplete";
    }
}
