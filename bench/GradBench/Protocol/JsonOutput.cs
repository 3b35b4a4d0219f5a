using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>
/// Writes numbers and arrays of numbers. JSON has no infinities and no NaN: they become <c>null</c>, as in the suite's
/// own C++ tools.
/// </summary>
internal static class JsonOutput
{
    public static void Number(this Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public static void Vector(this Utf8JsonWriter writer, ReadOnlySpan<double> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.Number(value);
        }
        writer.WriteEndArray();
    }

    public static void Matrix(this Utf8JsonWriter writer, ReadOnlySpan<double> values, int rows, int columns)
    {
        writer.WriteStartArray();
        for (var i = 0; i < rows; i++)
        {
            writer.Vector(values.Slice(i * columns, columns));
        }
        writer.WriteEndArray();
    }
}
