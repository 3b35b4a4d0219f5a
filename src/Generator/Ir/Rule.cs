using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>The kind of a rule; the values are those of the runtime's <c>DerivativeKind</c>.</summary>
internal enum RuleKind
{
    General,
    Linear,
    Elementwise,
}

/// <summary>The derivative of a function with respect to one parameter, as formulas over <see cref="Slot"/>s.</summary>
/// <param name="Function">The identity of the function.</param>
/// <param name="Parameter">The index of the parameter, the receiver being the first.</param>
/// <param name="Kind">What may be assumed.</param>
/// <param name="Vjp">The cotangent of the parameter, from that of the result.</param>
/// <param name="Jvp">The tangent of the result, from that of the parameter; null where it follows from the kind.</param>
internal sealed record Rule(string Function, int Parameter, RuleKind Kind, Expr Vjp, Expr? Jvp)
{
    public bool IsZero => Vjp.IsConstant(0);
}

/// <summary>The rules that a method can reach, directly or through the formulas of other rules.</summary>
internal sealed record RuleTable(EquatableArray<Rule> Rules)
{
    public static readonly RuleTable Empty = new(EquatableArray<Rule>.Empty);

    private Dictionary<(string, int), Rule>? _index;

    public Rule? Find(string function, int parameter)
    {
        Dictionary<(string, int), Rule> index = _index ??= Index();
        return index.TryGetValue((function, parameter), out Rule? rule) ? rule : null;
    }

    /// <summary>A function, and those whose rules call it, directly or through others.</summary>
    public EquatableArray<string> Callers(string function)
    {
        HashSet<string> callers = [function];
        int known;
        do
        {
            known = callers.Count;
            callers.UnionWith(Rules.Where(rule => Calls(rule.Vjp) || (rule.Jvp is not null && Calls(rule.Jvp))).Select(rule => rule.Function).ToArray());
        }
        while (callers.Count > known);
        return callers.OrderBy(caller => caller, System.StringComparer.Ordinal).ToEquatableArray();

        bool Calls(Expr formula) => formula.Any(node => node is Call call && callers.Contains(call.Function.Id));
    }

    public bool Equals(RuleTable? other) => other is not null && Rules.Equals(other.Rules);

    public override int GetHashCode() => Rules.GetHashCode();

    private Dictionary<(string, int), Rule> Index()
    {
        var index = new Dictionary<(string, int), Rule>();
        foreach (Rule rule in Rules)
        {
            index[(rule.Function, rule.Parameter)] = rule;
        }

        return index;
    }
}
