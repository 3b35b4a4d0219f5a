namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// A method in the IR: what both transformations read and write. The results of a user's method are one; a
/// transformation adds those it computes.
/// </summary>
/// <param name="Parameters">The parameters; those of the user's first.</param>
/// <param name="Body">The statements.</param>
/// <param name="Results">The results, in order.</param>
/// <param name="NextId">The first unused value id.</param>
internal sealed record Function(
    EquatableArray<Parameter> Parameters,
    Block Body,
    EquatableArray<Result> Results,
    int NextId);

/// <summary>A parameter of a <see cref="Function"/>.</summary>
/// <param name="Value">Its value.</param>
/// <param name="IsActive">Whether derivatives with respect to it are wanted.</param>
/// <param name="Shape">The dimensions that <c>[Shape]</c> names; null where there is none.</param>
/// <param name="Part">What it is a leaf of; null where it stands for itself.</param>
/// <param name="IsStable">Whether the memory that it refers to stays as it is until the backward pass, but for what the function does to it.</param>
internal sealed record Parameter(Value Value, bool IsActive, string? Shape = null, Part? Part = null, bool IsStable = true);

/// <summary>A result of a <see cref="Function"/>.</summary>
/// <param name="Name">The name of the item of the tuple.</param>
/// <param name="Expression">What it is.</param>
/// <param name="IsDifferentiable">Whether it depends on active parameters in a differentiable way.</param>
/// <param name="Part">What it is a leaf of; null where it stands for itself.</param>
internal sealed record Result(string Name, Expr Expression, bool IsDifferentiable, Part? Part = null);
