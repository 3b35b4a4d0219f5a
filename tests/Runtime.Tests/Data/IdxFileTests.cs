using System.IO.Compression;
using AutoDiffGen.Data;

namespace AutoDiffGen.Tests;

public sealed class IdxFileTests
{
    /// <summary>Two images of 2 by 3.</summary>
    private static readonly byte[] s_images =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255];

    [Fact]
    public void Read_Images_GivesDimensionsAndItems()
    {
        var file = Read(s_images);

        Assert.Equal([2, 2, 3], file.Dimensions.ToArray());
        Assert.Equal(2, file.Count);
        Assert.Equal(6, file.ItemLength);
        Assert.Equal([7, 8, 9, 10, 11, 255], file.Item(1).ToArray());
    }

    [Fact]
    public void Read_Gzip_IsRecognizedByItsFirstBytes() =>
        Assert.Equal(s_images[16..], Read(Zip(s_images)).Data.ToArray());

    [Fact]
    public void Read_NoItems_IsEmpty()
    {
        var file = Read([0, 0, 8, 1, 0, 0, 0, 0]);

        Assert.Equal(0, file.Count);
        Assert.Equal(0, file.ItemLength);
    }

    [Fact]
    public void Read_FromPath_NamesTheFileInErrors()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, s_images[..20]);

            var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));

            Assert.Equal($"{path}: data at offset 16: expected 12 bytes, found 4.", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(new byte[0], "magic number at offset 0: expected 4 bytes, found 0.")]
    [InlineData(
        new byte[] { 0x50, 0x4B, 3, 4 }, "magic number at offset 0: expected it to begin with 00 00, found 50 4B.")]
    [InlineData(
        new byte[] { 0, 0, 0x0D, 1 }, "element type at offset 2: only unsigned bytes (08) can be read, found 0D.")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "number of dimensions at offset 3: expected at least 1, found 0.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0 }, "dimension 1 at offset 8: expected 4 bytes, found 2.")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "dimension 0 at offset 4: -1 is negative.")]
    [InlineData(
        new byte[] { 0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0 },
        "dimension 1 at offset 8: 4294967296 elements are more than an array can hold.")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "data at offset 8: expected 3 bytes, found 2.")]
    [InlineData(
        new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 },
        "end of file at offset 9: there is more data than the dimensions tell.")]
    public void Read_DamagedFile_NamesFieldAndOffset(byte[] bytes, string problem)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(bytes));

        Assert.Equal("labels: " + problem, error.Message);
    }

    [Fact]
    public void Read_DamagedGzip_SaysSo()
    {
        var zipped = Zip(s_images);
        zipped[12] ^= 0xFF;

        var error = Assert.Throws<InvalidDataException>(() => Read(zipped));

        Assert.StartsWith("labels: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Item_OutsideTheFile_Throws(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(s_images).Item(index).Length);

    private static IdxFile Read(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes), "labels");

    private static byte[] Zip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress))
        {
            zip.Write(bytes);
        }
        return zipped.ToArray();
    }
}
