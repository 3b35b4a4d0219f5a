namespace AutoDiffGen.Fuzz.Checking;

/// <summary>How a program ended.</summary>
internal enum Verdict
{
    /// <summary>Everything agrees.</summary>
    Agrees,

    /// <summary>There was no point at which it could be checked: it throws there, or its values are too large or nothing but rounding.</summary>
    Skipped,

    /// <summary>The generator does not take it, and says so.</summary>
    Rejected,

    /// <summary>It is no C#: a fault of the fuzzer.</summary>
    Invalid,

    /// <summary>The generator failed.</summary>
    Threw,

    /// <summary>What was generated does not compile.</summary>
    DoesNotCompile,

    /// <summary>A generated member throws where the method does not.</summary>
    Failed,

    /// <summary>The value, or what is left in an array, is not that of the method, bit for bit.</summary>
    ValueDiffers,

    /// <summary>Reverse mode does not agree with forward mode.</summary>
    ModesDiffer,

    /// <summary>Forward mode agrees with reverse mode, but not with differences.</summary>
    DerivativeDiffers,

    /// <summary>Members of reverse mode do not agree with each other.</summary>
    MembersDiffer,

    /// <summary>The product with the Hessian does not agree with differences of the gradient.</summary>
    SecondOrderDiffers,
}

internal static class Verdicts
{
    /// <summary>Whether it is a defect, of the generator or of the fuzzer.</summary>
    public static bool IsDefect(this Verdict verdict) => verdict > Verdict.Rejected;
}
