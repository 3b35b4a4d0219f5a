using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The rules of C#'s own operators on double and float, made from <see cref="ScalarRules.Operators"/>.</summary>
internal static class OperatorRules
{
    private static readonly Dictionary<string, Rule[]> Double = Make(TypeRef.Double);
    private static readonly Dictionary<string, Rule[]> Float = Make(TypeRef.Float);

    /// <summary>The rule for an operand; null where the operator has none.</summary>
    public static Rule? Find(string method, int parameters, int operand, TypeRef type)
    {
        if (type.IsGeneric)
        {
            return GenericRules.Operator(method, parameters, operand, type);
        }

        Dictionary<string, Rule[]> table = type.Category == TypeCategory.Float ? Float : Double;
        return table.TryGetValue(ScalarRules.Key(method, parameters), out Rule[]? rules) && operand < rules.Length ? rules[operand] : null;
    }

    /// <summary>A function of Math or MathF through which no derivative flows.</summary>
    private static FunctionRef Function(string name, TypeRef scalar)
    {
        string type = scalar.Category == TypeCategory.Float ? "MathF" : "Math";
        string argument = scalar.Category == TypeCategory.Float ? "System.Single" : "System.Double";
        return new FunctionRef(
            $"M:System.{type}.{name}({argument})",
            name,
            $"global::System.{type}.",
            CallStyle.Static,
            scalar,
            new[] { new FunctionParameter("x", scalar, IsGeneric: false, IsNoGrad: true) }.ToEquatableArray(),
            Shape: string.Empty,
            IsPure: true);
    }

    private static Dictionary<string, Rule[]> Make(TypeRef scalar)
    {
        var table = new Dictionary<string, Rule[]>();
        foreach (KeyValuePair<string, ScalarRule> entry in ScalarRules.Operators)
        {
            var formula = new ScalarFormula(scalar, entry.Value.Parameters, (name, _) => Function(name, scalar));
            var rules = new Rule[entry.Value.Cotangents.Length];
            for (int i = 0; i < rules.Length; i++)
            {
                rules[i] = new Rule(entry.Key, i, RuleKind.Elementwise, formula.Read(entry.Value.Cotangents[i]), Jvp: null);
            }

            table.Add(entry.Key, rules);
        }

        return table;
    }
}
