using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>The members that are generated for a method: the end of the name, the documentation, and the function.</summary>
internal static class DerivedMembers
{
    public static IEnumerable<(string Suffix, string Summary, Function Function)> Of(MethodModel model, GeneratorOptions options, DerivedCallees callees)
    {
        string[] names = (model.Signature.HasReceiver ? [ThisWord.Text] : Enumerable.Empty<string>())
            .Concat(model.Signature.Parameters.Where(parameter => parameter.IsActive).Select(parameter => parameter.Name.TrimStart('@')))
            .ToArray();
        string active = Enumerate(names);
        bool isOne = names.Length == 1;
        string method = Cref(model);
        Function optimize(Function function) => options.Optimize ? Optimizer.Optimize(function, model.Rules) : function;
        Function reverse(Function function) => ReverseMode.Vjp(function, model.Rules, model.Functions);
        Function forward(Function function) => ForwardMode.Jvp(function, model.Rules, model.Functions);

        if (model.Members.HasFlag(Ir.Members.ValueAndGrad))
        {
            yield return (
                "ValueAndGrad",
                $"The value of {method} and its {(isOne ? "gradient" : "gradients")} with respect to {active}.",
                optimize(ReverseMode.ValueAndGrad(model.Primal, model.Rules, model.Functions, model.Signature.Name)));
        }

        if (model.Members.HasFlag(Ir.Members.Vjp))
        {
            yield return (
                "Vjp",
                $"The value of {method} and the vector-Jacobian product: the {(isOne ? "gradient" : "gradients")} with respect to {active}, seeded with the cotangent gradOut of the result.",
                optimize(reverse(model.Primal)));
        }

        if (model.Members.HasFlag(Ir.Members.Jvp))
        {
            yield return (
                "Jvp",
                $"The value of {method} and its tangent: the Jacobian-vector product with the tangents of {active}.",
                optimize(forward(model.Primal)));
        }

        var higher = new HigherOrder(model.Rules, model.Functions, optimize);
        if (model.Members.HasFlag(Ir.Members.Hvp))
        {
            yield return (
                "Hvp",
                $"The value of {method}, its {(isOne ? "gradient" : "gradients")} with respect to {active}, and the product of its Hessian with their tangents.",
                higher.Hvp(model.Primal, model.Signature.Name));
        }

        bool isOfNumbers = !MatrixEmitter.IsOfProducts(model);
        bool isOfOne = model.Primal.Parameters.Count(parameter => parameter.IsActive) == 1;
        string pairs = model.Primal.Parameters.Any(parameter => parameter is { IsActive: true, Part: not null }) ? "pair of numbers in " : "pair of ";
        if (isOfNumbers && model.Members.HasFlag(Ir.Members.Hessian))
        {
            yield return (
                "Hessian",
                isOfOne ? $"The second derivative of {method} with respect to {active}." : $"The second derivatives of {method} with respect to each {pairs}{active}.",
                higher.Hessian(model.Primal, model.Signature.Name));
        }

        if (isOfNumbers && model.Members.HasFlag(Ir.Members.Jacobian))
        {
            yield return (
                "Jacobian",
                $"The {(isOfOne ? "derivative" : "derivatives")} of {method} with respect to {active}.",
                higher.Jacobian(model.Primal, model.Signature.Name));
        }

        if (options.SecondOrder)
        {
            (string, string, Func<Function>)[] compositions =
            [
                ("VjpVjp", "Reverse over reverse.", () => optimize(reverse(optimize(reverse(model.Primal))))),
                ("VjpJvp", "Forward over reverse.", () => optimize(forward(optimize(reverse(model.Primal))))),
                ("JvpVjp", "Reverse over forward.", () => optimize(reverse(optimize(forward(model.Primal))))),
                ("JvpJvp", "Forward over forward.", () => optimize(forward(optimize(forward(model.Primal))))),
            ];
            foreach ((string suffix, string summary, Func<Function> compose) in compositions)
            {
                if (TryCompose(compose, callees) is { } composed)
                {
                    yield return (suffix, summary, composed);
                }
            }
        }
    }

    /// <summary>How the documentation refers to the method.</summary>
    public static string Cref(MethodModel model) => model.Signature.Cref.Length > 0
        ? "<see cref=\"" + model.Signature.Cref + "\"/>"
        : "<c>" + model.Signature.Name + "</c>";

    /// <summary>A rule of the user's need not have a derivative itself; then there is no second order.</summary>
    private static Function? TryCompose(Func<Function> compose, DerivedCallees callees)
    {
        try
        {
            Function composed = compose();
            _ = callees.ReachedFrom([composed]);
            return composed;
        }
        catch (NotDifferentiableException)
        {
            return null;
        }
    }

    /// <summary>Names in a sentence.</summary>
    public static string Enumerate(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }
}
