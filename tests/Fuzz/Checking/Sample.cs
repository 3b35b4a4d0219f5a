using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Arguments by chance, of any type that the grammar gives to parameters.</summary>
internal static class Sample
{
    private const int Rows = 2;

    public static object Of(Type type, Rng random)
    {
        if (type == typeof(double))
            return random.Uniform(-1.6, 1.6);
        if (type == typeof(float))
            return (float)random.Uniform(-1.6, 1.6);
        if (type == typeof(int))
            return random.Between(0, 4);
        if (type == typeof(bool))
            return random.Chance(50);
        if (type.IsArray)
            return OfArray(type, random);
        return OfFields(type, random);
    }

    private static Array OfArray(Type type, Rng random)
    {
        var element = type.GetElementType()!;
        const int Length = FuzzProgram.ArrayLength;
        var array = type.GetArrayRank() == 2 ? Array.CreateInstance(element, Length, Length)
            : Array.CreateInstance(element, element.IsArray ? Rows : Length);
        for (int i = 0; i < array.GetLength(0); i++)
        {
            if (array.Rank == 1)
                array.SetValue(Of(element, random), i);
            for (int j = 0; array.Rank == 2 && j < Length; j++)
                array.SetValue(Of(element, random), i, j);
        }

        return array;
    }

    private static object OfFields(Type type, Rng random)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            field.SetValue(value, Of(field.FieldType, random));
        return value;
    }
}
