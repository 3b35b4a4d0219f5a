using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Derivatives of derivatives, and whole matrices of derivatives, by composing the two transformations.</summary>
/// <param name="rules">The rules that the method can reach.</param>
/// <param name="functions">The functions that may be inserted.</param>
/// <param name="optimize">What is done with a derivative before it is differentiated again.</param>
internal sealed class HigherOrder(RuleTable rules, FunctionTable functions, Func<Function, Function> optimize)
{
    /// <summary>The value, the gradients and the products of the Hessian with tangents: forward mode over reverse mode.</summary>
    public Function Hvp(Function primal, string method)
    {
        Function gradient = optimize(ReverseMode.ValueAndGrad(primal, rules, functions, method));
        int own = primal.Parameters.Count;
        int count = gradient.Results.Count;

        // Gradients that go to memory of the caller's have tangents that do as well.
        Function open = gradient with { Parameters = gradient.Parameters.Select((parameter, i) => parameter with { IsActive = parameter.IsActive || i >= own }).ToEquatableArray() };
        Function products = ForwardMode.Jvp(open, rules, functions);
        Parameter[] tangents = [.. products.Parameters.Skip(gradient.Parameters.Count)];
        int spans = gradient.Parameters.Count - own;
        Dictionary<string, string> renamed = tangents.Skip(tangents.Length - spans)
            .ToDictionary(tangent => Quoted(tangent.Value.Name), tangent => Quoted(HvpName(tangent.Value.Name)));
        products = products.Map((expr, _) => renamed.Count == 0 ? expr : expr.Rewrite(node =>
            node is Const { IsNumber: false } text && renamed.TryGetValue(text.Text ?? string.Empty, out string? name) ? Const.Verbatim(text.Type, name) : node));
        return optimize(products with
        {
            Parameters = products.Parameters.Take(own)
                .Concat(tangents.Take(tangents.Length - spans))
                .Concat(gradient.Parameters.Skip(own))
                .Concat(tangents.Skip(tangents.Length - spans).Select(tangent => tangent with { Value = tangent.Value with { Name = HvpName(tangent.Value.Name) } }))
                .ToEquatableArray(),
            Results = products.Results
                .Where((_, i) => i != count)
                .Select((result, i) => i < count ? result : result with
                {
                    Name = Product(result.Name),
                    Part = result.Part is null ? null : result.Part with { Root = Product(result.Part.Root) },
                })
                .ToEquatableArray(),
        });
    }

    private static string Product(string tangent) => "Hvp" + tangent.Substring("TangentGrad".Length);

    private static string Quoted(string name) => "\"" + name + "\"";

    private static string HvpName(string tangentOfGradient) => "hvp" + tangentOfGradient.Substring("tangentGrad".Length);

    /// <summary>The second derivatives in each pair of parameters; each pair once.</summary>
    public Function Hessian(Function primal, string method)
    {
        Function gradient = Gradient(primal, method);
        Function all = Directional.InEach(gradient, rules, functions, out Expr[][] rows);
        string[] names = ActiveNames(primal);
        var results = new List<Result>();
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = i; j < names.Length; j++)
            {
                results.Add(new Result(names[i] + names[j], rows[i][j], IsDifferentiable: true));
            }
        }

        return optimize(all with { Results = results.ToEquatableArray() });
    }

    /// <summary>The derivatives of each result in each parameter: of one result by reverse mode, of several by forward mode.</summary>
    public Function Jacobian(Function primal, string method)
    {
        primal = primal with { Results = primal.Results.Where(result => result.IsDifferentiable).ToEquatableArray() };
        string[] names = ActiveNames(primal);
        if (primal.Results.Count == 1)
        {
            Function gradient = Gradient(primal, method);
            return optimize(gradient with
            {
                Results = gradient.Results.Select((result, i) => result with { Name = names[i], Part = null }).ToEquatableArray(),
            });
        }

        Function all = Directional.InEach(primal, rules, functions, out Expr[][] rows);
        return optimize(all with
        {
            Results = primal.Results
                .SelectMany((result, i) => names.Select((name, j) => new Result(result.Name.Substring("Value".Length) + name, rows[i][j], IsDifferentiable: true)))
                .ToEquatableArray(),
        });
    }

    /// <summary>The products of the Hessian with several directions, in one pass; gradients must be returned.</summary>
    public Function Hvps(Function primal, string method, int directions) =>
        optimize(Directional.Along(Gradient(primal, method), rules, functions, directions, gradient => "Hvp" + gradient.Name.Substring("Grad".Length)));

    /// <summary>The tangents in several directions, in one pass.</summary>
    public Function Jvps(Function primal, int directions) => optimize(Directional.Along(primal, rules, functions, directions, _ => "Tangent"));

    private Function Gradient(Function primal, string method)
    {
        Function gradient = ReverseMode.ValueAndGrad(primal, rules, functions, method);
        return optimize(gradient with { Results = gradient.Results.Skip(1).ToEquatableArray() });
    }

    private static string[] ActiveNames(Function primal) =>
        [.. primal.Parameters.Where(parameter => parameter.IsActive).Select(parameter => Derivatives.Pascal(parameter.Value.Name))];
}
