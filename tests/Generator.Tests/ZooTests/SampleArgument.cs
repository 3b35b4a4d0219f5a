using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Turns an argument of <c>[At]</c> into one of the method.</summary>
internal static class SampleArgument
{
    public static object? Read(CustomAttributeTypedArgument given, ParameterInfo parameter, int index)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return given.Value switch
        {
            null => null,
            IReadOnlyCollection<CustomAttributeTypedArgument> items when Leaves.HasFields(type) =>
                ToFields(type, new Queue<CustomAttributeTypedArgument>(items)),
            IReadOnlyCollection<CustomAttributeTypedArgument> items => ToArray(items, Flat.ElementOf(type)),
            string text when Flat.IsTensor(type) => SampleText.Read(text, $"{parameter.Name} {index}").ToTensor(type),
            string text when type.IsArray || Flat.IsSpan(type) => SampleText.Read(text, $"{parameter.Name} {index}").ToArray(type),
            var value when type.IsEnum => Enum.ToObject(type, value),
            var value => Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The fields of a structure, and those of its own structures, in their order.</summary>
    private static object ToFields(Type type, Queue<CustomAttributeTypedArgument> items) =>
        Leaves.With(RuntimeHelpers.GetUninitializedObject(type), (field, _) => Leaves.HasFields(field.FieldType)
            ? ToFields(field.FieldType, items)
            : field.FieldType.IsArray ? SampleText.Read((string)items.Dequeue().Value!, field.Name).ToArray(field.FieldType)
            : Convert.ChangeType(items.Dequeue().Value, field.FieldType, CultureInfo.InvariantCulture));

    private static Array ToArray(IReadOnlyCollection<CustomAttributeTypedArgument> items, Type element)
    {
        var array = Array.CreateInstance(element, items.Count);
        int index = 0;
        foreach (var item in items)
            array.SetValue(Convert.ChangeType(item.Value, element, CultureInfo.InvariantCulture), index++);
        return array;
    }
}
