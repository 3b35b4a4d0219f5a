using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Tuples, structures and objects by their fields, in the order of their declaration.</summary>
internal static class Leaves
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether values of the type are taken apart.</summary>
    public static bool HasFields(Type type) => !type.IsArray && (
        type.IsAssignableTo(typeof(ITuple)) || (type.Namespace is "Zoo" or null && !type.IsEnum) || type.Namespace == "System.Numerics");

    /// <summary>The fields, those of base classes first, and whether they have a gradient.</summary>
    public static IEnumerable<(FieldInfo Field, bool IsActive)> Of(Type type) => type.IsValueType || type.BaseType is null
        ? Declared(type)
        : [.. Of(type.BaseType), .. Declared(type)];

    private static IEnumerable<(FieldInfo Field, bool IsActive)> Declared(Type type) => type.GetFields(Fields)
        .OrderBy(field => field.MetadataToken)
        .Select(field => (field, IsEligible(type, field) && Flat.CanHold(field.FieldType)));

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

    /// <summary>How many members a structure and its own structures have that are none.</summary>
    public static int Count(Type type) => Of(type).Sum(leaf => HasFields(leaf.Field.FieldType) ? Count(leaf.Field.FieldType) : 1);

    /// <summary>A structure by the values of its fields and those of its own structures, in their order.</summary>
    public static object Set(Type type, Queue<double> numbers) => With(RuntimeHelpers.GetUninitializedObject(type), (field, _) =>
        HasFields(field.FieldType) ? Set(field.FieldType, numbers)
        : field.FieldType.IsEnum ? Enum.ToObject(field.FieldType, (int)numbers.Dequeue())
        : Convert.ChangeType(numbers.Dequeue(), field.FieldType, CultureInfo.InvariantCulture));

    /// <summary>What members hold that carry no derivative, of a structure or of all in an array.</summary>
    public static IEnumerable<object?> Inactive(object? value) => value switch
    {
        Array array => array.Cast<object?>().SelectMany(Inactive),
        not null when HasFields(value.GetType()) && value.GetType().IsValueType =>
            Of(value.GetType()).SelectMany(leaf => leaf.IsActive ? Inactive(leaf.Field.GetValue(value)) : [leaf.Field.GetValue(value)]),
        _ => [],
    };

    /// <summary>Not what is marked [NoGrad]; of classes, only what others can set, or may change.</summary>
    private static bool IsEligible(Type type, FieldInfo field)
    {
        var property = field.Name.StartsWith('<') ? type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Fields)! : null;
        MemberInfo member = property is null ? field : property;
        if (member.IsDefined(typeof(NoGradAttribute)))
            return false;
        if (member.IsDefined(typeof(ParameterAttribute)))
            return true;
        bool isOpen = property is null ? !field.IsPrivate : property.GetMethod is { IsPrivate: false };
        if (type.IsValueType)
            return isOpen;
        bool canBeSet = property is null ? !field.IsInitOnly : property.SetMethod is { IsPrivate: false };
        return isOpen && (canBeSet || !field.FieldType.IsValueType);
    }
}
