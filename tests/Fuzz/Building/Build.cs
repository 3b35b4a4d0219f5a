using System.Reflection;

namespace AutoDiffGen.Fuzz.Building;

/// <summary>What became of the programs of one compilation.</summary>
/// <param name="Assembly">Those that could be built; null where none could.</param>
/// <param name="Problems">The others, and why not.</param>
/// <param name="Generated">The generated text by the name of the program.</param>
internal sealed record Build(
    Assembly? Assembly, IReadOnlyDictionary<string, Problem> Problems, IReadOnlyDictionary<string, string> Generated);

/// <summary>Why a program was not built.</summary>
/// <param name="Verdict">What kind of problem.</param>
/// <param name="Id">The id of the diagnostic, where there is one.</param>
/// <param name="Message">What was said.</param>
internal sealed record Problem(Checking.Verdict Verdict, string Id, string Message);
