namespace AutoDiffGen;

/// <summary>Words for the formulas of <see cref="DerivativeAttribute"/> and <see cref="JvpAttribute"/>.</summary>
public static class Derivative
{
    /// <summary>Names the receiver of an instance method or property.</summary>
    public const string This = "this";

    /// <summary>
    /// Whether an argument is a literal or a constant at the call. Only for formulas: the generator replaces it by
    /// <c>true</c> or <c>false</c>.
    /// </summary>
    /// <param name="argument">A parameter of the operation.</param>
    /// <exception cref="NotSupportedException">Always, when it is called as ordinary code.</exception>
    public static bool IsConstant(object? argument) =>
        throw new NotSupportedException("Derivative.IsConstant has a meaning only inside a derivative formula.");
}
