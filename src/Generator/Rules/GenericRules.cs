using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// The rules of operators and functions on a type parameter that stands for numbers: the same one-liners as those of double,
/// over the static members of its interfaces.
/// </summary>
internal static class GenericRules
{
    /// <summary>The rule of an operator for an operand; null where it has none.</summary>
    public static Rule? Operator(string method, int parameters, int operand, TypeRef type)
    {
        if (!ScalarRules.Operators.TryGetValue(ScalarRules.Key(method, parameters), out ScalarRule? rule) || operand >= rule.Cotangents.Length)
        {
            return null;
        }

        var formula = new ScalarFormula(type, rule.Parameters, (name, _) => Step(name, type));
        return new Rule(method, operand, RuleKind.Elementwise, formula.Read(rule.Cotangents[operand]), Jvp: null);
    }

    /// <summary>The rules of a function, as far as the interfaces of the type have what they are made of.</summary>
    /// <param name="function">The function.</param>
    /// <param name="find">A static function of the type; null where it has none of that name.</param>
    /// <param name="isOrdered">Whether two values can be compared.</param>
    public static List<Rule> Functions(FunctionRef function, Func<string, int, FunctionRef?> find, bool isOrdered)
    {
        TypeRef type = function.ReturnType;
        if (!type.IsGeneric || !ScalarRules.Functions.TryGetValue(ScalarRules.Key(function.Name, function.Parameters.Count), out ScalarRule? rule))
        {
            return [];
        }

        bool isOfNumbers = function.Parameters.All(parameter => parameter.Type == type);
        var rules = new List<Rule>();
        for (int i = 0; i < rule.Cotangents.Length; i++)
        {
            string cotangent = rule.Cotangents[i];
            if ((isOfNumbers || cotangent == "0") && Read(cotangent, rule, type, find) is { } formula && (isOrdered || !formula.Any(IsComparison)))
            {
                rules.Add(new Rule(function.Id, i, RuleKind.Elementwise, formula, Jvp: null));
            }
        }

        return rules;
    }

    private static Expr? Read(string cotangent, ScalarRule rule, TypeRef type, Func<string, int, FunctionRef?> find)
    {
        bool isWhole = true;
        FunctionRef look(string name, int arity)
        {
            FunctionRef? found = find(name, arity);
            isWhole &= found is not null;
            return found ?? Step(name, type);
        }

        Expr formula = new ScalarFormula(type, rule.Parameters, look).Read(cotangent);
        return isWhole ? formula : null;
    }

    private static bool IsComparison(Expr node) => node is Binary { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual };

    /// <summary>A function through which no derivative flows.</summary>
    private static FunctionRef Step(string name, TypeRef type) => new(
        $"M:System.Numerics.IFloatingPoint`1.{name}(`0)|{type.Name}",
        name,
        type.Name + ".",
        CallStyle.Static,
        type,
        new[] { new FunctionParameter("x", type, IsGeneric: false, IsNoGrad: true) }.ToEquatableArray(),
        Shape: string.Empty,
        IsPure: true);
}
