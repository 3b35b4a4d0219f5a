using System;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Two values, by their numbers, in no order.</summary>
internal readonly record struct ValuePair(int Lower, int Upper)
{
    public static ValuePair Of(int value, int other) => new(Math.Min(value, other), Math.Max(value, other));
}
