namespace AutoDiffGen;

/// <summary>What the backward pass of the loops of a method computes again instead of reading what was saved.</summary>
public enum CheckpointSchedule
{
    /// <summary>Nothing: what the adjoints need is saved in every iteration.</summary>
    None,

    /// <summary>
    /// Each outermost loop that counts up is divided into segments of about the square root of its length, as by
    /// <see cref="AutoDiffGen.Checkpoint"/>. Memory grows as the square root of the number of iterations. Loops of other kinds,
    /// and those that call what might not give the same again, save what they need.
    /// </summary>
    SquareRoot,
}
