using AutoDiffGen.Data;

namespace AutoDiffGen.Samples;

/// <summary>Images with their labels, of the Fashion-MNIST data set by Zalando Research.</summary>
internal sealed class FashionMnistData
{
    public const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    public const int Classes = 10;

    private readonly IdxFile _images;
    private readonly IdxFile _labels;

    private FashionMnistData(IdxFile images, IdxFile labels)
    {
        _images = images;
        _labels = labels;
    }

    public int Count => _images.Count;

    public int Pixels => _images.ItemLength;

    /// <summary>Loads the <c>train</c> or the <c>t10k</c> part; null where its files are not in the folder.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or the two do not belong together.</exception>
    public static FashionMnistData? TryLoad(string folder, string part)
    {
        if (Find(folder, $"{part}-images-idx3-ubyte") is not { } images ||
            Find(folder, $"{part}-labels-idx1-ubyte") is not { } labels)
        {
            return null;
        }
        var data = new FashionMnistData(IdxFile.Read(images), IdxFile.Read(labels));
        if (data._labels.Count != data.Count)
        {
            throw new InvalidDataException(
                $"{images} has {data.Count} images, but {labels} has {data._labels.Count} labels.");
        }
        if (data._labels.Data.ContainsAnyExceptInRange((byte)0, (byte)(Classes - 1)))
        {
            throw new InvalidDataException($"{labels} has a label above {Classes - 1}.");
        }
        return data;
    }

    /// <summary>The chosen images, one a row, with pixels from 0 to 1.</summary>
    public Tensor<float> Images(ReadOnlySpan<int> indices)
    {
        var pixels = new float[indices.Length * Pixels];
        for (var row = 0; row < indices.Length; row++)
        {
            var image = _images.Item(indices[row]);
            for (var i = 0; i < image.Length; i++)
            {
                pixels[row * Pixels + i] = image[i] / 255f;
            }
        }
        return Tensor.Wrap(pixels, new TensorShape(indices.Length, Pixels));
    }

    /// <summary>The classes of the chosen images.</summary>
    public Tensor<int> Labels(ReadOnlySpan<int> indices)
    {
        var labels = new int[indices.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = _labels.Data[indices[i]];
        }
        return Tensor.From(labels);
    }

    private static string? Find(string folder, string name) =>
        new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".gz") }.FirstOrDefault(File.Exists);
}
