using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// Keeps recursion over very deep expressions from taking the compiler down: where the stack runs out, an exception is
/// thrown that becomes a diagnostic.
/// </summary>
internal static class Stack
{
    /// <exception cref="System.InsufficientExecutionStackException">The expression is nested too deeply.</exception>
    public static void Guard() => RuntimeHelpers.EnsureSufficientExecutionStack();
}
