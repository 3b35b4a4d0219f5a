using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What can be seen to be in the way only when all of a method has been parsed.</summary>
internal static class BodyChecks
{
    /// <summary>
    /// The parts of methods that call themselves, and of those of other assemblies, take what they are given for apart; the
    /// latter find it again in the backward pass.
    /// </summary>
    public static void Calls(IReadOnlyList<Function> callers, ParseScope scope)
    {
        if (callers.Select(CalleeEffects.SharedMemory).FirstOrDefault(call => call is not null) is { } shared)
        {
            throw Rejection.At(
                scope.Callees.CallAt(shared.Site).Syntax,
                Descriptors.UnsupportedExpression,
                $"the call of '{shared.Callee.Original}', which {(shared.Callee.Export is null ? "calls itself" : "is of another assembly")},",
                scope.Method.Name,
                shared.Callee.Export is null ? "it is given the same memory twice and writes it; pass it once" : "it is given the same memory twice; pass a copy");
        }

        if (callers.Select(Stabilities.Overwritten).FirstOrDefault(call => call is not null) is { } overwritten)
        {
            throw Rejection.At(
                scope.Callees.CallAt(overwritten.Site).Syntax,
                Descriptors.UnsupportedExpression,
                $"the call of '{overwritten.Callee.Original}', which is of another assembly,",
                scope.Method.Name,
                "what it is given or returns may be written before its gradients are computed; pass a copy, or write to one");
        }
    }

    /// <summary>Loops that are to be checkpointed compute nothing that cannot be computed again.</summary>
    public static void Repeatable(Function primal, ParseScope scope)
    {
        foreach ((int counter, string obstacle) in Repeatability.Obstacles(primal))
        {
            throw Rejection.At(scope.Checkpointed[counter], Descriptors.CannotRepeat, scope.Method.Name, obstacle);
        }
    }

    /// <summary>The last line of defence: no value of several members is left whole.</summary>
    public static void Apart(Function primal, IMethodSymbol method)
    {
        _ = primal.Map((expr, _) => expr.Any(node => node is Aggregate or Hidden or HandedOn)
            ? throw new Rejection(DiagnosticInfo.Create(
                Descriptors.UnsupportedMethod, method.Locations[0], method.Name, $"it uses a value of type '{expr.Type.Name}' whole, where its members cannot be followed"))
            : expr);
    }
}
