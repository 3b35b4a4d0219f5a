using System.Buffers.Binary;
using System.IO.Compression;

namespace AutoDiffGen.Data;

/// <summary>Reads the fields of an IDX file in order; keeps the offset, so that an error can say where it is.</summary>
internal sealed class IdxReader(Stream stream, string name)
{
    private const int UnsignedByte = 0x08;

    private long _offset;

    public static IdxFile Read(Stream stream, string name)
    {
        if (!IsGzip(stream))
        {
            return new IdxReader(stream, name).ReadFile();
        }
        try
        {
            using var unzipped = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return new IdxReader(unzipped, name).ReadFile();
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(name, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{name}: the gzip data is damaged: {e.Message}", e);
        }
    }

    private static bool IsGzip(Stream stream)
    {
        var start = stream.Position;
        var isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = start;
        return isGzip;
    }

    private IdxFile ReadFile()
    {
        var magic = ReadBytes("magic number", 4);
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw Error("magic number", 0, $"expected it to begin with 00 00, found {magic[0]:X2} {magic[1]:X2}");
        }
        if (magic[2] != UnsignedByte)
        {
            throw Error("element type", 2, $"only unsigned bytes (08) can be read, found {magic[2]:X2}");
        }
        if (magic[3] == 0)
        {
            throw Error("number of dimensions", 3, "expected at least 1, found 0");
        }
        var dimensions = ReadDimensions(magic[3], out var length);
        var data = ReadBytes("data", length);
        if (stream.ReadByte() >= 0)
        {
            throw Error("end of file", _offset, "there is more data than the dimensions tell");
        }
        return new IdxFile(dimensions, data);
    }

    private int[] ReadDimensions(int count, out int length)
    {
        var dimensions = new int[count];
        long product = 1;
        for (var i = 0; i < count; i++)
        {
            var field = $"dimension {i}";
            var at = _offset;
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(ReadBytes(field, sizeof(int)));
            if (dimensions[i] < 0)
            {
                throw Error(field, at, $"{dimensions[i]} is negative");
            }
            product *= dimensions[i];
            if (product > Array.MaxLength)
            {
                throw Error(field, at, $"{product} elements are more than an array can hold");
            }
        }
        length = (int)product;
        return dimensions;
    }

    private byte[] ReadBytes(string field, int count)
    {
        var bytes = new byte[count];
        var read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        if (read < count)
        {
            throw Error(field, _offset, $"expected {count} bytes, found {read}");
        }
        _offset += count;
        return bytes;
    }

    private InvalidDataException Error(string field, long at, string problem) =>
        new($"{name}: {field} at offset {at}: {problem}.");
}
