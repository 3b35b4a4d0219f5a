using System.Globalization;
using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>Reads numbers and arrays of numbers from an input, and says which of them is wrong.</summary>
internal static class JsonInput
{
    public static JsonElement Property(this JsonElement input, string name) =>
        input.ValueKind != JsonValueKind.Object ? throw new InputException("the input is not an object")
        : input.TryGetProperty(name, out var value) ? value
        : throw new InputException($"the input has no '{name}'");

    public static double Double(this JsonElement input, string name) => input.Property(name).AsDouble(name);

    public static bool Boolean(this JsonElement input, string name) => input.Property(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new InputException($"'{name}' is not true or false"),
    };

    public static int Integer(this JsonElement input, string name) => input.Property(name).AsInteger(name);

    /// <summary>A length or a count.</summary>
    public static int Count(this JsonElement input, string name, int atLeast = 0)
    {
        var count = input.Integer(name);
        return count >= atLeast ? count : throw new InputException($"'{name}' is {count}, less than {atLeast}");
    }

    public static double[] Vector(this JsonElement input, string name) => input.Property(name).AsVector(name);

    public static double[] Vector(this JsonElement input, string name, int length)
    {
        var vector = input.Vector(name);
        return vector.Length == length ? vector
            : throw new InputException($"'{name}' has {vector.Length} elements, not {length}");
    }

    public static int[] Integers(this JsonElement input, string name) =>
        [.. input.Property(name).Elements(name).Select(element => element.AsInteger(name))];

    public static Matrix Matrix(this JsonElement input, string name) => input.Property(name).AsMatrix(name);

    public static Matrix Matrix(this JsonElement input, string name, int rows, int columns)
    {
        var matrix = input.Matrix(name);
        return matrix.Rows == rows && (matrix.Columns == columns || rows == 0) ? matrix
            : throw new InputException(
                $"'{name}' is {matrix.Rows} x {matrix.Columns}, not {rows} x {columns}");
    }

    public static Matrix AsMatrix(this JsonElement value, string name)
    {
        var rows = value.Elements(name).Select(row => row.AsVector(name)).ToArray();
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        return rows.All(row => row.Length == columns) ? new([.. rows.SelectMany(row => row)], rows.Length, columns)
            : throw new InputException($"the rows of '{name}' differ in length");
    }

    public static IEnumerable<JsonElement> Elements(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : throw new InputException($"'{name}' is not an array");

    /// <summary>A number, or one of the names that <see cref="NamedNumbers"/> has quoted.</summary>
    public static double AsDouble(this JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when NamedNumbers.TryParse(value.GetString(), out var number) => number,
        _ => throw new InputException($"'{name}' is not a number"),
    };

    /// <summary>An integer; some languages write 5.0 for 5.</summary>
    private static int AsInteger(this JsonElement value, string name)
    {
        var number = value.AsDouble(name);
        return number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number ? (int)number
            : throw new InputException(
                $"'{name}' is {number.ToString(CultureInfo.InvariantCulture)}, not a 32-bit integer");
    }

    private static double[] AsVector(this JsonElement value, string name) =>
        [.. value.Elements(name).Select(element => element.AsDouble(name))];
}
