using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Where memory is read or written.</summary>
/// <param name="Memory">The class of the memory.</param>
/// <param name="Root">What the index counts in; null where that is not known or not the same all the time.</param>
/// <param name="IsOfCounter">Whether the index is the counter of a loop and a number, and not that number alone.</param>
/// <param name="Number">The number; null where the index is something else.</param>
/// <param name="IsWrite">Whether it is written.</param>
internal sealed record MemoryAccess(int Memory, Value? Root, bool IsOfCounter, int? Number, bool IsWrite);
