using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Tries whether the methods that a plan calls by their pairs have them: a method that could be followed into is not to be
/// rejected for want of one.
/// </summary>
internal sealed class PairTrial(ParsedMethod parsed, PairPlan plan, Members members)
{
    /// <exception cref="PlanChanged">One of them has none, or derivatives flow through it where that was not known.</exception>
    public void Run()
    {
        (Function primal, EquatableArray<CalleeModel> callees) = CalleeEffects.Resolve(parsed.Primal, parsed.Scope.Callees.Models);
        Function[] callers = callees.Select(callee => callee.Primal).Append(primal).ToArray();
        foreach (Invoke shared in callers.Select(CalleeEffects.SharedMemory).OfType<Invoke>())
        {
            Reject(shared.Callee);
        }

        callers.ToList().ForEach(CheckActivity);
        (RuleTable rules, FunctionTable functions) = (parsed.Scope.Rules.Closure(), parsed.Scope.Operators.Table);
        foreach (CalleeModel callee in callees)
        {
            try
            {
                Try(callee, rules, functions);
            }
            catch (NotDifferentiableException)
            {
                Reject(callee.Callee);
            }
        }

        try
        {
            _ = ReverseMode.Vjp(primal, rules, functions);
        }
        catch (NotDifferentiableException)
        {
            callees.ToList().ForEach(callee => Reject(callee.Callee));
        }
    }

    private void Try(CalleeModel callee, RuleTable rules, FunctionTable functions)
    {
        if (callee.Primal.Body.All().Any(statement => statement is Loop { Recomputation: not Recomputation.None }))
        {
            Reject(callee.Callee);
        }

        _ = ReverseMode.Split(callee, rules, functions, new ResidualFields());
        if (members.HasFlag(Members.Jvp))
        {
            _ = ForwardMode.Jvp(callee.Primal, rules, functions);
        }
    }

    /// <summary>What was taken for a constant where a method was parsed must be one wherever it is called.</summary>
    private void CheckActivity(Function caller)
    {
        var activity = Activity.Of(caller);
        foreach (Invoke invoke in caller.Body.All().OfType<Invoke>())
        {
            if (MethodOf(invoke.Callee) is { } method)
            {
                plan.Require(method, Enumerable.Range(0, invoke.Arguments.Count).Where(i => invoke.Arguments[i].Type.CarriesDerivative && activity.IsActive(invoke.Arguments[i])));
            }
        }
    }

    private void Reject(Callee callee)
    {
        if (MethodOf(callee) is { } method)
        {
            throw new PlanChanged(method);
        }
    }

    /// <summary>The method of the plan; null where a call has to be by a pair, because the method calls itself.</summary>
    private IMethodSymbol? MethodOf(Callee callee) => plan.Methods.FirstOrDefault(method => (method.GetDocumentationCommentId() ?? method.Name) == callee.Key);
}
