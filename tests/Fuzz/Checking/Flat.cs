using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Values as vectors of doubles, whatever they are made of: numbers, arrays, tuples, structs, objects.</summary>
internal static class Flat
{
    public static bool IsReal(Type type) =>
        type == typeof(double) || type == typeof(float)
        || (type.IsArray && IsReal(type.GetElementType()!))
        || (IsComposite(type) && FieldsOf(type).Any(field => IsReal(field.FieldType)));

    /// <summary>The real numbers in a value, in order.</summary>
    public static double[] Of(object? value)
    {
        var numbers = new List<double>();
        Collect(value, numbers);
        return [.. numbers];
    }

    /// <summary>The numbers of a gradient, in the order of those it is of; zero where it says nothing of a member.</summary>
    public static double[] OfGradient(object? gradient, object of) => gradient switch
    {
        null => new double[Of(of).Length],
        Array => Of(gradient),
        _ when IsComposite(gradient.GetType()) =>
            [.. RealFields(gradient).Zip(RealFields(of)).SelectMany(pair => OfGradient(pair.First.GetValue(gradient), pair.Second.GetValue(of)!))],
        _ => Of(gradient),
    };

    /// <summary>A copy of the template with other numbers; what is not real stays.</summary>
    public static object Like(object template, ReadOnlySpan<double> numbers)
    {
        int at = 0;
        return Rebuild(template, numbers, ref at);
    }

    /// <summary>A copy that shares no array.</summary>
    public static object? Copy(object? value) => value switch
    {
        Array array when array.GetType().GetElementType()!.IsPrimitive => array.Clone(),
        null or string => value,
        _ when IsReal(value.GetType()) => Like(value, Of(value)),
        _ => value,
    };

    private static void Collect(object? value, List<double> numbers)
    {
        switch (value)
        {
            case double number:
                numbers.Add(number);
                break;
            case float number:
                numbers.Add(number);
                break;
            case Array array when IsReal(array.GetType()):
                foreach (object? element in array)
                    Collect(element, numbers);
                break;
            case not null when IsComposite(value.GetType()):
                foreach (var field in FieldsOf(value.GetType()))
                    Collect(field.GetValue(value), numbers);
                break;
        }
    }

    private static object Rebuild(object template, ReadOnlySpan<double> numbers, ref int at)
    {
        switch (template)
        {
            case double:
                return numbers[at++];
            case float:
                return (float)numbers[at++];
            case Array array when IsReal(array.GetType()):
                return RebuildArray(array, numbers, ref at);
            case not null when IsComposite(template.GetType()):
                object copy = RuntimeHelpers.GetUninitializedObject(template.GetType());
                foreach (var field in FieldsOf(template.GetType()))
                    field.SetValue(copy, Rebuild(field.GetValue(template)!, numbers, ref at));
                return copy;
            default:
                return template!;
        }
    }

    private static Array RebuildArray(Array template, ReadOnlySpan<double> numbers, ref int at)
    {
        var copy = (Array)template.Clone();
        int[] indices = new int[copy.Rank];
        for (int i = 0; i < copy.Length; i++)
        {
            int rest = i;
            for (int axis = copy.Rank - 1; axis >= 0; axis--)
                (rest, indices[axis]) = Math.DivRem(rest, copy.GetLength(axis));
            copy.SetValue(Rebuild(template.GetValue(indices)!, numbers, ref at), indices);
        }

        return copy;
    }

    /// <summary>Structures, and the classes of the programs, which are inside of their types.</summary>
    private static bool IsComposite(Type type) =>
        (type.IsValueType && !type.IsPrimitive && !type.IsEnum) || type is { IsClass: true, IsNested: true };

    private static IEnumerable<FieldInfo> RealFields(object value) => FieldsOf(value.GetType()).Where(field => IsReal(field.FieldType));

    private static FieldInfo[] FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
