using System.Globalization;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// Reads the tensors and arrays of <c>[At]</c>: a shape and the range of its random elements, <c>"3x4 in 0.5..2"</c>
/// (default -1..1), or a shape and its elements, <c>"2x2 = 1 2 3 4"</c>. A shape without axes is <c>"()"</c>; rows of
/// different lengths are <c>"2|0|3"</c>.
/// </summary>
/// <param name="Sizes">The sizes of the axes, or the lengths of the rows.</param>
/// <param name="AreRows">Whether the sizes are the lengths of rows.</param>
/// <param name="Elements">The elements, one row after the other.</param>
internal sealed record SampleText(int[] Sizes, bool AreRows, double[] Elements)
{
    /// <param name="text">The text.</param>
    /// <param name="seed">The same seed gives the same elements, in every process.</param>
    public static SampleText Read(string text, string seed)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool areRows = words[0].Contains('|', StringComparison.Ordinal);
        int[] sizes = words[0] == "()" ? []
            : [.. words[0].Split('x', '|').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        int count = areRows ? sizes.Sum() : sizes.Aggregate(1, (product, size) => product * size);
        double[] elements = words.ElementAtOrDefault(1) switch
        {
            "=" => [.. words[2..].Select(Number)],
            "in" => Random(count, words[2].Split(".."), seed),
            null => Random(count, ["-1", "1"], seed),
            var other => throw new FormatException($"'{other}' in '{text}'"),
        };
        return elements.Length == count ? new SampleText(sizes, areRows, elements)
            : throw new FormatException($"'{text}' has {elements.Length} elements, not {count}");
    }

    public object ToTensor(Type type)
    {
        var tensor = Tensor.From(Elements, new TensorShape(Sizes));
        return type == typeof(Tensor<float>) ? tensor.Cast<float>()
            : type == typeof(Tensor<int>) ? tensor.Cast<int>()
            : tensor;
    }

    /// <summary>An array of the type; for a span, the array that it is to cover.</summary>
    public Array ToArray(Type type)
    {
        var element = Flat.ElementOf(type);
        if (Leaves.HasFields(element))
            return ToStructures(element);
        if (!element.IsArray)
            return Flat.Fill(Array.CreateInstance(element, Sizes), Elements);
        int[] lengths = AreRows ? Sizes : [.. Enumerable.Repeat(Sizes[1], Sizes[0])];
        var rows = Array.CreateInstance(element, lengths.Length);
        for (int i = 0; i < lengths.Length; i++)
            rows.SetValue(Array.CreateInstance(element.GetElementType()!, lengths[i]), i);
        return Flat.Fill(rows, Elements);
    }

    /// <summary>Structures by all their fields; a field that carries no derivative is made of a number, too.</summary>
    private Array ToStructures(Type type)
    {
        var array = Array.CreateInstance(type, Sizes[0]);
        var numbers = new Queue<double>(Elements);
        for (int i = 0; i < array.Length; i++)
            array.SetValue(Leaves.Set(type, numbers), i);
        return array;
    }

    private static double[] Random(int count, string[] range, string seed)
    {
        var random = new Random(seed.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        double low = Number(range[0]), high = Number(range[1]);
        return [.. Enumerable.Range(0, count).Select(_ => low + ((high - low) * random.NextDouble()))];
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
