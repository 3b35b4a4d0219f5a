using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Collects, for each tensor type that occurs, its operators and the functions that the transformations insert, so that
/// products and sums can be rearranged without a symbol.
/// </summary>
internal sealed class OperatorCollector(Compilation compilation, SymbolTranslator symbols)
{
    private static readonly string[] Helpers =
    [
        FunctionTable.SumTo,
        FunctionTable.BroadcastTo,
        FunctionTable.OnesLike,
        FunctionTable.ZerosLike,
        FunctionTable.Sum,
        FunctionTable.ItemAsDouble,
    ];

    private static readonly (string Name, string Space)[] Classes =
    [
        (FunctionTable.MemoryGuard, WellKnown.RuntimeAssembly),
        (FunctionTable.Shadow, WellKnown.RuntimeAssembly),
        (FunctionTable.Checkpoint, WellKnown.RuntimeAssembly),
        (FunctionTable.Branchless, WellKnown.RuntimeAssembly),
        (FunctionTable.Array, "System"),
    ];

    private readonly Dictionary<string, FunctionRef> _entries = [];
    private readonly HashSet<string> _known = [];

    public FunctionTable Table => new(_entries
        .OrderBy(entry => entry.Key, System.StringComparer.Ordinal)
        .Select(entry => new FunctionEntry(entry.Key, entry.Value))
        .Concat(Hidden())
        .ToEquatableArray());

    /// <summary>An entry of the table.</summary>
    public FunctionRef? Find(string key) => _entries.TryGetValue(key, out FunctionRef? function) ? function : null;

    /// <summary>Whether the operator is one of a tensor's; then it is in the table.</summary>
    public bool TryUse(FunctionRef function, TypeRef left, TypeRef right)
    {
        return (left.IsTensor || right.IsTensor) && _entries.ContainsKey(FunctionTable.OperatorKey(function.Name, left, right));
    }

    public bool TryUse(FunctionRef function, TypeRef operand) =>
        operand.IsTensor && _entries.ContainsKey(FunctionTable.OperatorKey(function.Name, operand));

    /// <summary>Adds what belongs to a type, where it is a tensor type.</summary>
    public void Collect(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named
            || !WellKnown.Is(named.OriginalDefinition, WellKnown.Tensor)
            || !_known.Add(SymbolIds.OfType(named)))
        {
            return;
        }

        TypeRef tensor = symbols.Type(named);
        CollectOperators(named);
        CollectHelpers(named, tensor);
        CollectGuards();
    }

    private void CollectOperators(INamedTypeSymbol tensor)
    {
        foreach (IMethodSymbol method in tensor.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.MethodKind != MethodKind.UserDefinedOperator)
            {
                continue;
            }

            FunctionRef function = symbols.Method(method, asExtension: false);
            string key = method.Parameters.Length == 2
                ? FunctionTable.OperatorKey(method.Name, symbols.Type(method.Parameters[0].Type), symbols.Type(method.Parameters[1].Type))
                : FunctionTable.OperatorKey(method.Name, symbols.Type(method.Parameters[0].Type));
            _entries[key] = function;
        }
    }

    private void CollectHelpers(INamedTypeSymbol named, TypeRef tensor)
    {
        if (named.GetMembers(FunctionTable.Shape).OfType<IPropertySymbol>().FirstOrDefault() is { } shape)
        {
            _entries[FunctionTable.HelperKey(FunctionTable.Shape, tensor)] = symbols.Property(shape);
        }

        foreach (string name in new[] { WellKnown.TensorMath, WellKnown.TensorFactory })
        {
            INamedTypeSymbol? type = compilation.GetTypeByMetadataName(name);
            foreach (string helper in Helpers)
            {
                string key = FunctionTable.HelperKey(helper, tensor);
                IMethodSymbol? method = type?.GetMembers(helper).OfType<IMethodSymbol>().FirstOrDefault(IsHelper);
                if (method is not null && !_entries.ContainsKey(key))
                {
                    _entries[key] = symbols.Method(method.Construct(named.TypeArguments[0]), asExtension: method.IsExtensionMethod);
                }
            }
        }
    }

    private void CollectGuards()
    {
        INamedTypeSymbol? guard = compilation.GetTypeByMetadataName(WellKnown.ShapeGuard);
        foreach (string name in new[] { FunctionTable.Require, FunctionTable.RequireSame, FunctionTable.RequireSingleElement })
        {
            if (guard?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } method && !_entries.ContainsKey(name))
            {
                _entries.Add(name, symbols.Method(method, asExtension: false));
            }
        }
    }

    /// <summary>The classes that are called something else here.</summary>
    private IEnumerable<FunctionEntry> Hidden()
    {
        foreach ((string key, string space) in Classes)
        {
            if (compilation.GetTypeByMetadataName(space + "." + key) is { } type && symbols.Type(type).Name is var name && name != key)
            {
                yield return new FunctionEntry(key, new FunctionRef(
                    key, key, name + ".", CallStyle.Static, TypeRef.Void, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false));
            }
        }
    }

    /// <summary>A generic method over one element type that takes a tensor, and a shape where it needs one.</summary>
    private static bool IsHelper(IMethodSymbol method) =>
        method.Arity == 1
        && method.Parameters.Length == (method.Name is FunctionTable.SumTo or FunctionTable.BroadcastTo ? 2 : 1)
        && WellKnown.Is(method.Parameters[0].Type.OriginalDefinition, WellKnown.Tensor)
        && (method.Parameters.Length == 1 || method.Parameters[1].Type.Name == "TensorShape");
}
