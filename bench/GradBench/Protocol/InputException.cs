namespace AutoDiffGen.GradBench;

/// <summary>A message or an input is not what the protocol or the program asks for.</summary>
internal sealed class InputException(string message) : Exception(message);
