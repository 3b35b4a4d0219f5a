using System.Globalization;
using System.Text.Json;

namespace AutoDiffGen.Tests;

/// <summary>What numpy answered, from numpy.json; generate.py beside it writes that file.</summary>
internal static class NumpyReference
{
    private static readonly JsonElement Root = Read();

    public static IEnumerable<string> Names => Root.GetProperty("cases").EnumerateObject().Select(property => property.Name);

    public static int PrintedCount => Root.GetProperty("printed").GetArrayLength();

    public static (Tensor<T>[] Inputs, Tensor<T> Output) Case<T>(string name)
        where T : unmanaged
    {
        var element = Root.GetProperty("cases").GetProperty(name);
        return ([.. element.GetProperty("inputs").EnumerateArray().Select(Values<T>)], Values<T>(element.GetProperty("output")));
    }

    /// <summary>A tensor whose elements are C# casts, and what numpy's str gives for it.</summary>
    public static (object Tensor, string Text) Printed(int index)
    {
        var element = Root.GetProperty("printed")[index];
        object tensor = element.GetProperty("type").GetString() switch
        {
            "float" => Values<float>(element),
            "double" => Values<double>(element),
            "long" => Values<long>(element),
            _ => Values<int>(element).Cast<bool>(),
        };
        return (tensor, element.GetProperty("text").GetString()!);
    }

    private static Tensor<T> Values<T>(JsonElement element)
        where T : unmanaged
    {
        int[] sizes = [.. element.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        double[] values = element.TryGetProperty("ramp", out var ramp)
            ? Ramp(ramp)
            : [.. element.GetProperty("data").EnumerateArray().Select(text => Parse(text.GetString()!))];
        return Tensor.From(values, new TensorShape(sizes)).Cast<T>();
    }

    private static double[] Ramp(JsonElement ramp) =>
    [
        .. Enumerable.Range(0, ramp.GetProperty("n").GetInt32())
            .Select(i => ramp.GetProperty("factor").GetDouble() * i / ramp.GetProperty("divisor").GetDouble()),
    ];

    private static double Parse(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static JsonElement Read()
    {
        using var stream = typeof(NumpyReference).Assembly.GetManifestResourceStream("numpy.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
