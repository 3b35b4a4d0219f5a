namespace AutoDiffGen.Fuzz;

/// <summary>What the process says at its end.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A defect was found, or too much was rejected.</summary>
    public const int Found = 1;

    public const int Usage = 2;

    public const int Hangs = 3;
}
