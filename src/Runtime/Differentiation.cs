namespace AutoDiffGen;

/// <summary>What differentiated code says to the generator.</summary>
public static class Differentiation
{
    /// <summary>
    /// The value itself, taken for a constant: no derivative flows through it, in reverse mode, in forward mode and in
    /// second derivatives. The counterpart of <c>detach</c> and <c>stop_gradient</c>.
    /// </summary>
    /// <typeparam name="T">A number, a tensor, or a structure of these; of an array, stop the elements.</typeparam>
    /// <param name="value">What is taken for a constant.</param>
    /// <returns>The same value; of a tensor, the same object.</returns>
    [ShapeSignature("broadcast")]
    public static T StopGradient<T>([NoGrad] T value) => value;
}
