using System;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Carries a diagnostic from the place in the code that is rejected to the method that is being parsed.</summary>
internal sealed class Rejection(DiagnosticInfo info) : Exception(info.Id)
{
    public DiagnosticInfo Info { get; } = info;

    /// <summary>Whether the code is rejected only because its kind is not on the list.</summary>
    public bool IsOfFence => Info.Id == Descriptors.UnsupportedExpression.Id || Info.Id == Descriptors.UnsupportedStatement.Id;

    /// <summary>The code that is rejected; null where it is a whole method.</summary>
    public SyntaxNode? Syntax { get; private init; }

    public static Rejection At(SyntaxNode syntax, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(DiagnosticInfo.Create(descriptor, syntax.GetLocation(), arguments)) { Syntax = syntax };
}
