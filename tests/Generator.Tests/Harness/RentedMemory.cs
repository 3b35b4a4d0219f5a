using System.Buffers;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// What is rented next holds NaN, so that whoever reads an element that nobody has written is found out: the pools hand out
/// arrays as their last users left them, which is mostly zeros or the same numbers again.
/// </summary>
internal static class RentedMemory
{
    private const int Smallest = 16;
    private const int Largest = 2048;
    private const int EachLength = 4;

    public static void Spoil()
    {
        for (int length = Smallest; length <= Largest; length *= 2)
        {
            Spoil(length, double.NaN);
            Spoil(length, float.NaN);
        }
    }

    private static void Spoil<T>(int length, T value)
    {
        T[][] rented = [.. Enumerable.Range(0, EachLength).Select(_ => ArrayPool<T>.Shared.Rent(length))];
        foreach (T[] array in rented)
        {
            Array.Fill(array, value);
            ArrayPool<T>.Shared.Return(array);
        }
    }
}
