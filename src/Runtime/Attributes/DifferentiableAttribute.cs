namespace AutoDiffGen;

/// <summary>
/// Asks the generator for derivatives of a method. The members are added to the same partial type, with the same
/// accessibility as the method.
/// </summary>
/// <param name="members">The members to generate.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives members = Derivatives.Default) : Attribute
{
    /// <summary>The members to generate.</summary>
    public Derivatives Members { get; } = members;

    /// <summary>What the backward pass of loops computes again, so that long ones need less memory.</summary>
    public CheckpointSchedule Checkpoint { get; set; }
}
