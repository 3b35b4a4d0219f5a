using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>
/// Marks long loops of which the backward pass is to save little: <c>foreach (int i in Checkpoint.Range(0, steps))</c>.
/// The loop is divided into segments of about the square root of its length. What each segment starts from is saved, the
/// elements of the arrays that the loop writes among it; the backward pass computes a segment again when it gets there. Memory grows as the square root of the number of
/// iterations, and the forward pass of the loop is done twice.
/// </summary>
public static class Checkpoint
{
    /// <summary>The integers from a start up to an end, the end excluded.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The first that does not belong to them any more.</param>
    public static CheckpointRange Range(int start, int end) => new(start, end);

    /// <summary>The number of iterations in a segment, the last one excepted: the square root of all, rounded up.</summary>
    /// <param name="iterations">The number of all iterations; a negative one counts as 0.</param>
    public static int SegmentLength(int iterations) => (int)SegmentLength((long)iterations);

    /// <inheritdoc cref="SegmentLength(int)"/>
    public static long SegmentLength(long iterations)
    {
        long length = Math.Max(1, (long)Math.Sqrt(Math.Max(iterations, 0)));
        return length * length < iterations ? length + 1 : length;
    }

    /// <summary>The number of segments.</summary>
    /// <param name="iterations">The number of all iterations; a negative one counts as 0.</param>
    public static int Segments(int iterations) => (int)Segments((long)iterations);

    /// <inheritdoc cref="Segments(int)"/>
    public static long Segments(long iterations)
    {
        long length = SegmentLength(iterations);
        return iterations <= 0 ? 0 : ((iterations - 1) / length) + 1;
    }

    /// <summary>Where a segment ends.</summary>
    /// <param name="first">Its first iteration.</param>
    /// <param name="length">The length of segments.</param>
    /// <param name="end">Where the loop ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(int first, int length, int end) => first + Math.Min(length, end - first);

    /// <inheritdoc cref="End(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long End(long first, long length, long end) => first + Math.Min(length, end - first);
}
