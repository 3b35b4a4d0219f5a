using System.Globalization;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// Reads the tensors of <c>[At]</c>: a shape and the range of its random elements, <c>"3x4 in 0.5..2"</c> (default -1..1),
/// or a shape and its elements, <c>"2x2 = 1 2 3 4"</c>. A shape without axes is <c>"()"</c>.
/// </summary>
internal static class TensorText
{
    public static bool IsTensor(Type type) =>
        type == typeof(Tensor<double>) || type == typeof(Tensor<float>) || type == typeof(Tensor<int>);

    /// <param name="text">The text.</param>
    /// <param name="type">The type of the tensor.</param>
    /// <param name="seed">The same seed gives the same elements, in every process.</param>
    public static object Read(string text, Type type, string seed)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int[] sizes = words[0] == "()" ? [] : [.. words[0].Split('x').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        var shape = new TensorShape(sizes);
        var elements = words.ElementAtOrDefault(1) switch
        {
            "=" => [.. words[2..].Select(Number)],
            "in" => Random(sizes, words[2].Split(".."), seed),
            null => Random(sizes, ["-1", "1"], seed),
            var other => throw new FormatException($"'{other}' in '{text}'"),
        };
        var tensor = Tensor.From(elements, shape);
        return type == typeof(Tensor<float>) ? tensor.Cast<float>()
            : type == typeof(Tensor<int>) ? tensor.Cast<int>()
            : tensor;
    }

    private static double[] Random(int[] sizes, string[] range, string seed)
    {
        var random = new Random(seed.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        double low = Number(range[0]), high = Number(range[1]);
        int count = sizes.Aggregate(1, (product, size) => product * size);
        return [.. Enumerable.Range(0, count).Select(_ => low + ((high - low) * random.NextDouble()))];
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
