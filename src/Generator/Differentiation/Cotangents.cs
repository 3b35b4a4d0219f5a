using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The contributions to the cotangents of values, collected until they are taken.</summary>
internal sealed class Cotangents
{
    private readonly Dictionary<Value, List<Expr>> _contributions = [];
    private readonly List<Value> _order = [];
    private readonly HashSet<Value> _settled = [];

    /// <summary>The values that have contributions that were not named yet, in the order of the first contribution.</summary>
    public IEnumerable<Value> Pending => _order.Where(value => _contributions.ContainsKey(value) && !_settled.Contains(value));

    public void Add(Value value, Expr contribution)
    {
        if (!_contributions.TryGetValue(value, out List<Expr>? list))
        {
            _contributions.Add(value, list = []);
            _order.Add(value);
        }

        list.Add(contribution);
    }

    /// <summary>The sum of the contributions, which is forgotten here; null where there are none.</summary>
    public Expr? Take(Value value)
    {
        if (!_contributions.TryGetValue(value, out List<Expr>? list))
        {
            return null;
        }

        _contributions.Remove(value);
        _order.Remove(value);
        _settled.Remove(value);
        return list.Aggregate(Derivatives.Add);
    }

    /// <summary>Puts a complete cotangent back under its name.</summary>
    public void Set(Value value, Ref gradient)
    {
        Add(value, gradient);
        _settled.Add(value);
    }
}
