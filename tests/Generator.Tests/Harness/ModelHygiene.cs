using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// Walks everything that is reachable from a cached value, and finds what must not be there: what pins a compilation in
/// memory, or compares by reference and so defeats caching.
/// </summary>
internal static class ModelHygiene
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(Location), typeof(SemanticModel), typeof(IOperation), typeof(AttributeData), typeof(Diagnostic),
        typeof(Delegate),
    ];

    /// <summary>The member path to each forbidden object, such as <c>model.Parameters[2].Symbol: IParameterSymbol</c>.</summary>
    public static IReadOnlyList<string> FindForbidden(object? root, string name)
    {
        var found = new List<string>();
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object? Value, string Path)>();
        pending.Push((root, name));
        while (pending.TryPop(out var item))
        {
            if (item.Value is null || IsLeaf(item.Value.GetType()) || !visited.Add(item.Value))
                continue;
            if (Forbidden.FirstOrDefault(type => type.IsInstanceOfType(item.Value)) is { } type)
                found.Add($"{item.Path}: {type.Name}");
            else
                PushChildren(item.Value, item.Path, pending);
        }

        return found;
    }

    private static void PushChildren(object value, string path, Stack<(object? Value, string Path)> pending)
    {
        if (value is Array array)
        {
            int index = 0;
            foreach (var element in (IEnumerable)array)
                pending.Push((element, $"{path}[{index++}]"));
            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                pending.Push((field.GetValue(value), $"{path}.{Clean(field.Name)}"));
        }
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type.IsPointer
        || typeof(Type).IsAssignableFrom(type);

    /// <summary>The field behind a property is named <c>&lt;Property&gt;k__BackingField</c>.</summary>
    private static string Clean(string field) =>
        field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;
}
