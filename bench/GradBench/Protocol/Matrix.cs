namespace AutoDiffGen.GradBench;

/// <summary>A matrix of an input, flat, row by row.</summary>
internal readonly record struct Matrix(double[] Elements, int Rows, int Columns);
