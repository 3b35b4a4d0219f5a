namespace AutoDiffGen.Bench.HandWritten;

/// <summary>
/// A program at an input, and its gradient twice: derived by hand and generated. Both return the value and leave all
/// gradients in <see cref="Gradient"/>, one after the other.
/// </summary>
/// <param name="Name">The program and the size of its input.</param>
/// <param name="Gradient">Where the gradients go.</param>
/// <param name="Primal">The program itself.</param>
/// <param name="ByHand">The gradient derived by hand.</param>
/// <param name="Generated">The generated gradient.</param>
public sealed record Pair(
    string Name, double[] Gradient, Func<double> Primal, Func<double> ByHand, Func<double> Generated);
