using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

/// <summary>Choices without a jump: where the data decides, no processor predicts which way one would go.</summary>
public static class Branchless
{
    /// <summary>One of two numbers.</summary>
    /// <param name="condition">Which of them.</param>
    /// <param name="whenTrue">The number where the condition holds.</param>
    /// <param name="whenFalse">The number where it does not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Select(bool condition, int whenTrue, int whenFalse)
    {
        int mask = -(condition ? 1 : 0);
        return whenFalse ^ ((whenTrue ^ whenFalse) & mask);
    }

    /// <summary>One of two numbers, by a comparison, which makes the mask itself.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">What it is compared with.</param>
    /// <param name="whenLess">The number where the left one is less than the right one.</param>
    /// <param name="otherwise">The number where it is not, or where one of the two is not a number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SelectIfLess(double left, double right, int whenLess, int otherwise)
    {
        long mask = Vector128.LessThan(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)).AsInt64().ToScalar();
        return otherwise ^ ((whenLess ^ otherwise) & (int)mask);
    }

    /// <inheritdoc cref="SelectIfLess(double, double, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SelectIfLess(float left, float right, int whenLess, int otherwise)
    {
        int mask = Vector128.LessThan(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)).AsInt32().ToScalar();
        return otherwise ^ ((whenLess ^ otherwise) & mask);
    }
}
