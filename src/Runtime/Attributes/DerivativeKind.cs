namespace AutoDiffGen;

/// <summary>What the generator may assume of an operation, in the parameter of a <see cref="DerivativeAttribute"/>.</summary>
public enum DerivativeKind
{
    /// <summary>Nothing. Forward mode needs a <see cref="JvpAttribute"/>.</summary>
    General,

    /// <summary>Linear in the parameter. Forward mode applies the operation to the tangent.</summary>
    Linear,

    /// <summary>
    /// Elementwise with numpy broadcasting. Forward mode puts the tangent in the place of <c>grad</c>; reverse mode undoes
    /// broadcasting with <c>SumTo</c>, which the formula leaves out.
    /// </summary>
    Elementwise,
}
