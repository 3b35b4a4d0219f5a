using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Analyzers;

/// <summary>Finds where a gradient is zero whatever the arguments are: what is right, but hardly what was meant.</summary>
internal static class ZeroGradients
{
    public static IEnumerable<DiagnosticInfo> Of(AttributedMethod source, CancellationToken cancellation)
    {
        if (MethodParser.ParsePrimal(source, cancellation) is not { } parsed)
        {
            return [];
        }

        return parsed.Scope.Warnings.Concat(OfParameters(source, parsed));
    }

    private static IEnumerable<DiagnosticInfo> OfParameters(AttributedMethod source, ParsedMethod parsed)
    {
        RuleResolver rules = parsed.Scope.Rules;
        var influence = Influence.Of(
            parsed.Primal,
            (call, i) => (i < call.Function.Parameters.Count && call.Function.Parameters[i].IsNoGrad) || rules.Of(call.Function, i) is { IsZero: true });
        bool reaches(ParsedParameter parameter) => parameter.Leaves.Any(leaf => leaf.IsActive && influence.Reaches(leaf.Value));
        if (parsed.Receiver?.Leaves.Any(leaf => influence.Reaches(leaf.Value)) != true && !parsed.Parameters.Any(reaches))
        {
            return [DiagnosticInfo.Create(Descriptors.ResultIsConstant, source.At, source.Method.Name)];
        }

        return source.Method.Parameters
            .Zip(parsed.Parameters, (symbol, parameter) => (symbol, parameter))
            .Where(pair => pair.parameter.IsActive && !reaches(pair.parameter))
            .Select(pair => DiagnosticInfo.Create(Descriptors.GradientIsZero, pair.symbol.Locations[0], pair.symbol.Name, source.Method.Name));
    }
}
