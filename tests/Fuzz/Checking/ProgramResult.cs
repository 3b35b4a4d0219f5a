using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>How one program ended.</summary>
/// <param name="Program">The program.</param>
/// <param name="Verdict">The verdict: the worse one of those with and without optimizations.</param>
/// <param name="Optimize">With which of the two it is so.</param>
/// <param name="Id">The id of a diagnostic, where it is about one.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Points">At how many points it was checked.</param>
/// <param name="Kinks">At how many of them differences were of no use.</param>
internal sealed record ProgramResult(
    FuzzProgram Program, Verdict Verdict, bool Optimize, string Id = "", string Message = "", int Points = 0, int Kinks = 0);
