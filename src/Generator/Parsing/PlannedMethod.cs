using System.Collections.Generic;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Parses a method by the plan of what it calls by pairs; where a method of the plan turns out to have no pair, by another
/// plan, and in the end by the one that follows into everything.
/// </summary>
internal static class PlannedMethod
{
    public static ParsedMethod Parse(AttributedMethod source, IMethodBodyOperation body, Members members, CancellationToken cancellation)
    {
        if (!MayPlan(source, members))
        {
            return MethodParser.Parsed(source, body, plan: null, cancellation);
        }

        var sizes = new CallSizes(source.Model.Compilation, source.Method, body, cancellation);
        HashSet<IMethodSymbol> unfit = new(SymbolEqualityComparer.Default);
        PairPlan plan = PairPlan.Of(sizes, source.Method, unfit);
        Rejection? first = null;
        while (!plan.IsEmpty)
        {
            try
            {
                ParsedMethod parsed = MethodParser.Parsed(source, body, plan, cancellation);
                new PairTrial(parsed, plan, members).Run();
                return parsed;
            }
            catch (PlanChanged changed)
            {
                if (changed.Unfit is not null)
                {
                    unfit.Add(changed.Unfit);
                    plan = PairPlan.Of(sizes, source.Method, unfit);
                }
            }
            catch (Rejection rejection)
            {
                (first, plan) = (rejection, PairPlan.Empty);
            }
        }

        try
        {
            return MethodParser.Parsed(source, body, plan, cancellation);
        }
        catch (Rejection rejection) when (first is not null && rejection.Info.Id == Descriptors.TooManyCalls.Id)
        {
            throw first;
        }
    }

    /// <summary>Pairs are differentiated once, and their calls are not computed again.</summary>
    private static bool MayPlan(AttributedMethod source, Members members) =>
        source.Ahead is null
        && (members & ~(Members.ValueAndGrad | Members.Vjp | Members.Jvp)) == Members.None
        && !AskedMembers.IsCheckpointed(source);
}
