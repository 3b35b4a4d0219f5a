using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>The results: their names, and the cotangents that they are seeded with.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Names what the function returns, so that the backward pass does not stand between it and the end.</summary>
    private List<Result> NameResults(List<Statement> primal)
    {
        return ResultNames.Given(_function.Results, expr => !expr.Type.IsMemory && expr is not Const && !IsNamed(expr), Define);

        static bool IsNamed(Expr expr) => expr is Ref { Value: var value } && (value.Variable == value.Id || value.Role == ValueRole.Result);

        Value Define(string name, Result result)
        {
            Value value = NewValue(name, result.Expression.Type, ValueRole.Result);
            var let = new Let(Section.Forward, value, result.Expression);
            primal.Add(let);
            _shapes.Define(let);
            if (result.IsDifferentiable)
            {
                _activity.Mark(value);
            }

            return value;
        }
    }

    private Expr Seed(Result result, string? seeded, List<Result> results, List<Parameter> parameters, List<Statement> primal)
    {
        if (seeded is not null)
        {
            if (result.Expression.Type.IsTensor && !_shapes.Of(result.Expression).IsScalar)
            {
                primal.Add(_derivatives.RequireSingleElement(seeded, result.Expression));
            }

            return _derivatives.One(result.Expression);
        }

        int id = _values.NextId++;
        int like = result.Expression is Ref value ? value.Value.Id : -1;
        string root = Parts.AreOne(results.Where(other => other.IsDifferentiable)) ? "gradOut" : "grad" + result.RootName();
        string leaf = result.NameInRoot();
        var seed = new Value(id, root + leaf, result.Expression.Type, ValueRole.Derivative, id, like);
        _shapes.Define(seed, _shapes.Of(result.Expression));
        parameters.Add(new Parameter(seed, IsActive: true, Part: result.Part?.Derivative(root)));
        if (result.Expression is Ref { Type.IsTensor: true } named)
        {
            primal.Add(_derivatives.RequireSame(seed, named.Value));
        }

        return new Ref(seed);
    }
}
