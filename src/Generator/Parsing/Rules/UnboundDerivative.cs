using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Stops the parsing of a method that calls what might be a generated derivative: it does not bind, since a generator
/// cannot see its own output.
/// </summary>
internal sealed class UnboundDerivative(IReadOnlyList<string> names, DiagnosticInfo error) : Exception(error.Id)
{
    private static readonly string[] Suffixes =
        Enum.GetValues(typeof(Members)).Cast<Members>().Where(member => member != Members.None).Select(member => member.ToString()).ToArray();

    /// <summary>The names that did not bind.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>What is wrong where they are no derivatives.</summary>
    public DiagnosticInfo Error { get; } = error;

    /// <summary>The names of methods of which a name might be a generated derivative.</summary>
    public static IEnumerable<string> MethodsOf(string name) => Suffixes
        .Where(suffix => name.EndsWith(suffix, StringComparison.Ordinal))
        .Select(suffix => name.Substring(0, name.Length - suffix.Length));

    /// <summary>The names inside of an operation that might be generated derivatives.</summary>
    public static IReadOnlyList<string> NamesIn(SyntaxNode syntax) => syntax.DescendantNodesAndSelf()
        .OfType<InvocationExpressionSyntax>()
        .Select(invocation => invocation.Expression switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => string.Empty,
        })
        .Where(name => MethodsOf(name).Any())
        .ToArray();
}
