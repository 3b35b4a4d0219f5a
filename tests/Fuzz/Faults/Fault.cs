namespace AutoDiffGen.Fuzz.Faults;

/// <summary>A mistake that one could make in the generator: in one file, one piece of text in place of another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file below src/Generator.</param>
/// <param name="Right">The text as it is; it occurs in the file exactly once.</param>
/// <param name="Wrong">The text with the mistake.</param>
internal sealed record Fault(string Name, string File, string Right, string Wrong)
{
    /// <summary>How often the text occurs that the fault replaces.</summary>
    public int Occurrences(string sourceFolder) => Text(sourceFolder).Split(Right).Length - 1;

    /// <summary>The file with the mistake in it.</summary>
    public string Plant(string sourceFolder) => Occurrences(sourceFolder) == 1
        ? Text(sourceFolder).Replace(Right, Wrong, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The fault '{Name}' has no place in {File} any more: choose its text again.");

    private string Text(string sourceFolder)
    {
        string path = Path.Combine(sourceFolder, File);
        return System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "";
    }
}
