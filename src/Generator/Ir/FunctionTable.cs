using System.Collections.Generic;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// The functions that the transformations insert by themselves, by a key: the operators of the tensor types that occur,
/// and <c>SumTo</c>, <c>BroadcastTo</c>, <c>Shape</c>, <c>OnesLike</c> and <c>ZerosLike</c> of each.
/// </summary>
internal sealed record FunctionTable(EquatableArray<FunctionEntry> Entries)
{
    public const string SumTo = "SumTo";
    public const string BroadcastTo = "BroadcastTo";
    public const string Shape = "Shape";
    public const string OnesLike = "OnesLike";
    public const string ZerosLike = "ZerosLike";
    public const string Sum = "Sum";
    public const string ItemAsDouble = "ItemAsDouble";

    /// <summary>The keys of the guards.</summary>
    public const string Require = "Require";
    public const string RequireSame = "RequireSame";
    public const string RequireSingleElement = "RequireSingleElement";

    /// <summary>The keys of the classes that the transformations call; an entry says how one is named where its short name is taken.</summary>
    public const string MemoryGuard = "MemoryGuard";
    public const string Shadow = "Shadow";
    public const string Checkpoint = "Checkpoint";
    public const string Branchless = "Branchless";
    public const string Array = "Array";

    private Dictionary<string, FunctionRef>? _index;

    /// <summary>The key of an operator by the types of its operands.</summary>
    public static string OperatorKey(string method, TypeRef left, TypeRef right) =>
        method + "|" + left.Name + "|" + right.Name;

    public static string OperatorKey(string method, TypeRef operand) => method + "|" + operand.Name;

    /// <summary>The key of one of the functions named above, for a tensor type.</summary>
    public static string HelperKey(string helper, TypeRef tensor) => helper + "|" + tensor.Name;

    public FunctionRef? Find(string key)
    {
        if (_index is null)
        {
            var index = new Dictionary<string, FunctionRef>();
            foreach (FunctionEntry entry in Entries)
            {
                index[entry.Key] = entry.Function;
            }

            _index = index;
        }

        return _index.TryGetValue(key, out FunctionRef? function) ? function : null;
    }

    /// <summary>What stands before a member of one of the classes named above.</summary>
    public string QualifierOf(string type) => Find(type)?.Qualifier ?? type + ".";

    /// <summary>What stands before a function, be it one of the user's or of the classes named above.</summary>
    public string QualifierOf(FunctionRef function) =>
        function.Qualifier.Length > 0 && function.Id.StartsWith(function.Qualifier, System.StringComparison.Ordinal)
            ? QualifierOf(function.Qualifier.TrimEnd('.'))
            : function.Qualifier;

    public bool Equals(FunctionTable? other) => other is not null && Entries.Equals(other.Entries);

    public override int GetHashCode() => Entries.GetHashCode();
}

/// <summary>One entry of a <see cref="FunctionTable"/>.</summary>
internal sealed record FunctionEntry(string Key, FunctionRef Function);
