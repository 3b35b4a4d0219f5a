using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.Language;

/// <summary>Arguments for an example: numbers at which nothing has a kink, and few elements.</summary>
internal static class SamplePoint
{
    private static readonly double[] Numbers = [1.3, 0.7, 1.9, 0.4];

    public static object?[] Of(IReadOnlyList<ParameterInfo> parameters) =>
        [.. parameters.Select((parameter, index) => Of(parameter, index))];

    private static object? Of(ParameterInfo parameter, int index) =>
        Of(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType, parameter.Name!, index);

    private static object? Of(Type type, string name, int index)
    {
        var seed = $"{name} {index}";
        if (Leaves.HasFields(type))
            return Leaves.With(RuntimeHelpers.GetUninitializedObject(type), (field, _) => Of(field.FieldType, field.Name, index++));
        if (Flat.IsTensor(type))
            return SampleText.Read("3x3 in 0.5..2", seed).ToTensor(type);
        if (type.IsArray || Flat.IsSpan(type))
            return SampleText.Read(Shape(type), seed).ToArray(type);
        return Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => Enum.ToObject(type, 3),
            TypeCode.Double or TypeCode.Single => Convert.ChangeType(Numbers[index % Numbers.Length], type, CultureInfo.InvariantCulture),
            TypeCode.Boolean => true,
            TypeCode.String => "text",
            TypeCode.Object => throw new NotSupportedException($"No sample of {type}"),
            _ => Convert.ChangeType(3, type, CultureInfo.InvariantCulture),
        };
    }

    private static string Shape(Type type)
    {
        var element = Flat.ElementOf(type);
        return element == typeof(int) ? "3 = 0 2 1"
            : Leaves.HasFields(element) ? $"4x{Leaves.Count(element)} in 0.5..2"
            : element.IsArray ? "3|3|3 in 0.5..2"
            : type.IsArray && type.GetArrayRank() == 2 ? "3x3 in 0.5..2"
            : "4 in 0.5..2";
    }
}
