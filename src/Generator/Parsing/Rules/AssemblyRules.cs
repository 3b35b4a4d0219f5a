using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The rules that a referenced assembly carries in its metadata, by the documentation comment id of the operation.</summary>
internal static class AssemblyRules
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, List<string>>> Cache = new();

    public static IReadOnlyList<string> Of(ISymbol operation)
    {
        Dictionary<string, List<string>> rules = Cache.GetValue(operation.ContainingAssembly, Read);
        return rules.TryGetValue(SymbolIds.OfDefinition(operation), out List<string>? found) ? found : Array.Empty<string>();
    }

    private static Dictionary<string, List<string>> Read(IAssemblySymbol assembly)
    {
        var rules = new Dictionary<string, List<string>>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (WellKnown.Is(attribute.AttributeClass, WellKnown.DerivativeRule)
                && attribute.ConstructorArguments is [{ Value: string operation }, { Value: string rule }])
            {
                if (!rules.TryGetValue(operation, out List<string>? list))
                {
                    rules.Add(operation, list = []);
                }

                list.Add(rule);
            }
        }

        return rules;
    }
}
