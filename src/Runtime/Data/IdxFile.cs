namespace AutoDiffGen.Data;

/// <summary>
/// An array of bytes with dimensions, in the IDX format of the MNIST family: a magic number (two zero bytes, the
/// element type, the number of dimensions), the size of each dimension as a big-endian 32-bit integer, and the elements
/// in row-major order. See http://yann.lecun.com/exdb/mnist/ for the format.
/// </summary>
public sealed class IdxFile
{
    private readonly byte[] _data;

    private readonly int[] _dimensions;

    internal IdxFile(int[] dimensions, byte[] data)
    {
        _dimensions = dimensions;
        _data = data;
    }

    /// <summary>The size of each dimension, the outermost first.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>The elements in row-major order.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>The number of items along the first dimension: of images, or of labels.</summary>
    public int Count => _dimensions[0];

    /// <summary>The number of elements of one item: 784 for an image of 28 by 28, 1 for a label.</summary>
    public int ItemLength => Count == 0 ? 0 : _data.Length / Count;

    /// <summary>The elements of one item.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ReadOnlySpan<byte> Item(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _data.AsSpan(index * ItemLength, ItemLength);
    }

    /// <summary>Reads a file, compressed with gzip or not.</summary>
    /// <param name="path">The file; it is recognized as gzip by its first bytes, whatever its name.</param>
    /// <exception cref="InvalidDataException">
    /// Not an IDX file of bytes; the message names the field and its offset.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Reads a seekable stream, compressed with gzip or not.</summary>
    /// <param name="stream">The stream, read from where it stands to its end.</param>
    /// <param name="name">What to call it in error messages.</param>
    /// <exception cref="InvalidDataException">
    /// Not an IDX file of bytes; the message names the field and its offset.
    /// </exception>
    public static IdxFile Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return IdxReader.Read(stream, name);
    }
}
