using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Tuples, structures and objects by their fields, in the order of their declaration.</summary>
internal static class Leaves
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether values of the type are taken apart.</summary>
    public static bool HasFields(Type type) =>
        type.IsAssignableTo(typeof(ITuple)) || (type.Namespace is "Zoo" or null && !type.IsEnum) || type.Namespace == "System.Numerics";

    /// <summary>The fields; of the types in the zoo those without a gradient are marked [NoGrad].</summary>
    public static IEnumerable<(FieldInfo Field, bool IsActive)> Of(Type type) => type.GetFields(Fields)
        .OrderBy(field => field.MetadataToken)
        .Select(field => (field, !IsExcluded(type, field) && Flat.CanHold(field.FieldType)));

    /// <summary>A copy with other fields.</summary>
    public static object With(object value, Func<FieldInfo, bool, object?> field)
    {
        object copy = RuntimeHelpers.GetUninitializedObject(value.GetType());
        foreach (var (one, isActive) in Of(value.GetType()))
            one.SetValue(copy, field(one, isActive));
        return copy;
    }

    /// <summary>A copy with other numbers in the members that have a derivative.</summary>
    public static object Fill(object template, double[] elements)
    {
        int start = 0;
        return With(template, (field, isActive) =>
        {
            var old = field.GetValue(template);
            if (!isActive)
                return old;
            int length = Flat.Of(old!).Length;
            start += length;
            return Flat.Like(old!, elements.AsSpan(start - length, length));
        });
    }

    private static bool IsExcluded(Type type, FieldInfo field) =>
        field.IsDefined(typeof(NoGradAttribute))
        || (field.Name.StartsWith('<') && type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Fields)!.IsDefined(typeof(NoGradAttribute)));
}
