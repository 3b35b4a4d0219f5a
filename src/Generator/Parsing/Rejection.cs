using System;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Carries a diagnostic from the place in the code that is rejected to the method that is being parsed.</summary>
internal sealed class Rejection(DiagnosticInfo info) : Exception(info.Id)
{
    public DiagnosticInfo Info { get; } = info;

    public static Rejection At(SyntaxNode syntax, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(DiagnosticInfo.Create(descriptor, syntax.GetLocation(), arguments));
}
