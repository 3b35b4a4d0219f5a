using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// The contributions to the cotangents of values, collected until they are taken. A value is known by its id: its role
/// may differ between the place that defines it and those that read it.
/// </summary>
internal sealed class Cotangents
{
    private readonly Dictionary<int, List<Expr>> _contributions = [];
    private readonly List<Value> _order = [];
    private readonly HashSet<int> _settled = [];

    /// <summary>The values that have contributions that were not named yet, in the order of the first contribution.</summary>
    public IEnumerable<Value> Pending => _order.Where(value => _contributions.ContainsKey(value.Id) && !_settled.Contains(value.Id));

    public bool Has(Value value) => _contributions.ContainsKey(value.Id);

    public void Add(Value value, Expr contribution)
    {
        if (!_contributions.TryGetValue(value.Id, out List<Expr>? list))
        {
            _contributions.Add(value.Id, list = []);
            _order.Add(value);
        }

        list.Add(contribution);
    }

    /// <summary>The sum of the contributions, which is forgotten here; null where there are none.</summary>
    public Expr? Take(Value value)
    {
        if (!_contributions.TryGetValue(value.Id, out List<Expr>? list))
        {
            return null;
        }

        _contributions.Remove(value.Id);
        _order.RemoveAll(other => other.Id == value.Id);
        _settled.Remove(value.Id);
        return list.Aggregate(Derivatives.Add);
    }

    /// <summary>Puts a complete cotangent back under its name.</summary>
    public void Set(Value value, Ref gradient)
    {
        Add(value, gradient);
        _settled.Add(value.Id);
    }
}
