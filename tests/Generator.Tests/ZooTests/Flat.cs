using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// Arguments and results as vectors of doubles, so that one piece of numerics serves scalars, tensors, arrays and
/// structures. An array stands for each span.
/// </summary>
internal static class Flat
{
    /// <summary>Whether a gradient can be computed for this type.</summary>
    public static bool CanHold(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        return type == typeof(double) || type == typeof(float) || type == typeof(Tensor<double>) || type == typeof(Tensor<float>)
            || ((type.IsArray || IsSpan(type)) && !IsTensor(ElementOf(type)) && CanHold(ElementOf(type)))
            || (Leaves.HasFields(type) && Leaves.Of(type).Any(leaf => leaf.IsActive));
    }

    public static bool IsTensor(Type type) => typeof(ITensor).IsAssignableFrom(type);

    public static bool IsSpan(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));

    /// <summary>The type of the elements of an array or span.</summary>
    public static Type ElementOf(Type type) => type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];

    public static bool IsSingle(object value) => value is float or Tensor<float> or float[] or float[,] or float[][]
        || (value is Array { Length: > 0 } array && Leaves.HasFields(ElementOf(array.GetType())) && IsSingle(array.GetValue(0)!))
        || (Leaves.HasFields(value.GetType()) && Leaves.Of(value.GetType()).Any(leaf => leaf.IsActive && IsSingle(leaf.Field.GetValue(value)!)));

    public static double[] Of(object value) => value switch
    {
        double number => [number],
        float number => [number],
        Tensor<double> tensor => tensor.ToArray(),
        Tensor<float> tensor => [.. tensor.ToArray().Select(element => (double)element)],
        Array array => [.. array.Cast<object?>().SelectMany(element => element is null ? [] : Of(element))],
        _ when Leaves.HasFields(value.GetType()) =>
            [.. Leaves.Of(value.GetType()).Where(leaf => leaf.IsActive).SelectMany(leaf => Of(leaf.Field.GetValue(value)!))],
        _ => throw new NotSupportedException(value.GetType().ToString()),
    };

    /// <summary>The same kind of thing as the template, with other elements.</summary>
    public static object Like(object template, ReadOnlySpan<double> elements) => template switch
    {
        double => elements[0],
        float => (float)elements[0],
        Tensor<double> tensor => Tensor.From(elements, tensor.Shape),
        Tensor<float> tensor => Tensor.From(elements, tensor.Shape).Cast<float>(),
        Array array => Fill(Copy(array), elements),
        _ => Leaves.Fill(template, elements.ToArray()),
    };

    /// <summary>A derivative in another type with the same numbers: where some members have none, its type is not that of the value.</summary>
    public static object To(Type type, object derivative)
    {
        if (type.IsInstanceOfType(derivative) || !Leaves.HasFields(derivative.GetType()))
            return derivative;
        var parts = new Queue<object>(Leaves.Of(derivative.GetType()).Where(leaf => leaf.IsActive).Select(leaf => leaf.Field.GetValue(derivative)!));
        return !Leaves.HasFields(type) ? To(type, parts.Single())
            : Leaves.With(RuntimeHelpers.GetUninitializedObject(type), (field, _) => To(field.FieldType, parts.Dequeue()));
    }

    /// <summary>An array with rows of its own, an object with arrays of its own; anything else as it is.</summary>
    public static T Copy<T>(T value)
    {
        if (value is not null && value is not ITuple && Leaves.HasFields(value.GetType()) && CanHold(value.GetType()))
            return (T)Leaves.With(value, (field, _) => Copy(field.GetValue(value)));
        if (value is not Array array)
            return value;
        array = (Array)array.Clone();
        for (int i = 0; i < array.Length && array.GetType().GetElementType()!.IsArray; i++)
            array.SetValue(Copy(array.GetValue(i)), i);
        return (T)(object)array;
    }

    /// <summary>Replaces the elements of an array.</summary>
    public static Array Fill(Array array, ReadOnlySpan<double> elements)
    {
        var element = ElementOf(array.GetType());
        int start = 0;
        for (int i = 0; i < array.Length; i++)
        {
            if (element.IsArray)
            {
                if (array.GetValue(i) is Array row)
                {
                    Fill(row, elements.Slice(start, row.Length));
                    start += row.Length;
                }

                continue;
            }

            if (Leaves.HasFields(element))
            {
                object value = array.GetValue(i)!;
                int length = Of(value).Length;
                array.SetValue(Like(value, elements.Slice(i * length, length)), i);
                continue;
            }

            array.SetValue(Convert.ChangeType(elements[i], element, CultureInfo.InvariantCulture), Indices(array, i));
        }

        return array;
    }

    private static int[] Indices(Array array, int flat) =>
        array.Rank == 1 ? [flat] : [flat / array.GetLength(1), flat % array.GetLength(1)];
}
