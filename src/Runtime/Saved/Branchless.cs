using System.Runtime.CompilerServices;

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
}
