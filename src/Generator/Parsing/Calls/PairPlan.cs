using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Which methods are called by their residual pair though they could be followed into: where the text would become too
/// long, those that are called several times and spare most. It is told from the method and from what it calls alone.
/// </summary>
internal sealed class PairPlan
{
    /// <summary>The plan that follows into all that can be followed.</summary>
    public static readonly PairPlan Empty = new([], []);

    /// <summary>The number of operations up to which everything is followed into.</summary>
    private const int Budget = 3000;

    /// <summary>The same for loops, which are run once where they are followed into.</summary>
    private const int BudgetOfLoops = 2 * Budget;

    /// <summary>What is smaller is always followed into.</summary>
    private const int Smallest = 40;

    private readonly HashSet<IMethodSymbol> _methods;

    /// <summary>The parameters that some call passes an active value for.</summary>
    private readonly Dictionary<IMethodSymbol, HashSet<int>> _active = new(SymbolEqualityComparer.Default);

    private PairPlan(IEnumerable<IMethodSymbol> methods, Dictionary<IMethodSymbol, HashSet<int>> active)
    {
        _methods = new HashSet<IMethodSymbol>(methods, SymbolEqualityComparer.Default);
        foreach (KeyValuePair<IMethodSymbol, HashSet<int>> entry in active)
        {
            _active.Add(entry.Key, entry.Value);
        }
    }

    public IEnumerable<IMethodSymbol> Methods => _methods;

    public bool IsEmpty => _methods.Count == 0;

    /// <param name="sizes">The sizes of what is called.</param>
    /// <param name="method">The method that is differentiated.</param>
    /// <param name="unfit">The methods that were found to have no pair.</param>
    public static PairPlan Of(CallSizes sizes, IMethodSymbol method, IReadOnlyCollection<IMethodSymbol> unfit)
    {
        var paired = new HashSet<CallSizes.Node>();
        Add(Budget, mayLoop: false);
        Add(BudgetOfLoops, mayLoop: true);
        return new PairPlan(paired.Select(node => node.Method), []);

        void Add(int budget, bool mayLoop)
        {
            while (sizes.Of(sizes.Root, paired) > budget
                && sizes.MostRepeated(paired, (node, size) =>
                    size > Smallest && (mayLoop || !(node.HasLoops || node.IsInLoops)) && IsFit(node.Method, method) && !unfit.Contains(node.Method, SymbolEqualityComparer.Default)) is { } next)
            {
                paired.Add(next);
            }
        }
    }

    public bool Has(IMethodSymbol method) => _methods.Contains(method);

    /// <summary>Whether some call passes an active value for a parameter. Memory may become active later.</summary>
    public bool IsActive(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.None
        || (parameter.ContainingSymbol is IMethodSymbol method && _active.TryGetValue(method, out HashSet<int>? active) && active.Contains(parameter.Ordinal));

    /// <summary>Says that a call passes active values for some parameters.</summary>
    /// <exception cref="PlanChanged">That was not known.</exception>
    public void Require(IMethodSymbol method, IEnumerable<int> active)
    {
        if (!_active.TryGetValue(method, out HashSet<int>? known))
        {
            _active.Add(method, known = []);
        }

        int before = known.Count;
        known.UnionWith(active.Where(ordinal => method.Parameters[ordinal].Type.SpecialType != SpecialType.None));
        if (known.Count > before)
        {
            throw new PlanChanged(unfit: null);
        }
    }

    /// <summary>Whether a method is of the kind that can have a pair.</summary>
    private static bool IsFit(IMethodSymbol method, IMethodSymbol caller) =>
        method.MethodKind == MethodKind.Ordinary
        && (method.IsStatic || SymbolEqualityComparer.Default.Equals(method.ContainingType, caller.ContainingType))
        && SymbolIds.TypeArguments(method).IsEmpty
        && !(method.IsVirtual || method.IsOverride || method.IsAbstract || method.IsExtern || method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly)
        && method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Void
        && method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, IsParams: false } && IsFit(parameter.Type));

    private static bool IsFit(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean } => true,
        IArrayTypeSymbol array => IsFit(array.ElementType),
        INamedTypeSymbol { IsRefLikeType: true, Name: "Span" or "ReadOnlySpan", TypeArguments: [var element] } => IsFit(element),
        _ => false,
    };
}

/// <summary>Stops the parsing of a method, which begins anew with what was learned about the methods that it calls by pairs.</summary>
/// <param name="unfit">The method that turned out to have no pair; null where only more of its parameters are active.</param>
internal sealed class PlanChanged(IMethodSymbol? unfit) : System.Exception
{
    public IMethodSymbol? Unfit => unfit;
}
