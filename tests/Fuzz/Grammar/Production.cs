using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>One way to make an expression of a type, or a statement.</summary>
/// <param name="Target">The type of the expression, or <see cref="Node.Statement"/>.</param>
/// <param name="Weight">How often it is chosen among those for its target.</param>
/// <param name="Make">Makes it; null where it does not fit into what is around it.</param>
internal sealed record Production(string Target, int Weight, Func<Maker, Node?> Make);
