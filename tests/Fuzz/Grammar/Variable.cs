namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>A variable in scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, without modifiers.</param>
/// <param name="IsReadOnly">Whether no statement may write to it: a counter, a constant.</param>
/// <param name="IsIndex">Whether it is at least 0 and less than the length of every array.</param>
/// <param name="Modifiers">What stands before its type where it is declared.</param>
/// <param name="Length">How many elements it has, if any.</param>
internal sealed record Variable(
    string Name, string Type, bool IsReadOnly = false, bool IsIndex = false, string Modifiers = "", int Length = Programs.FuzzProgram.ArrayLength)
{
    public bool IsAssignable => !IsReadOnly;

    /// <summary>Whether it is another name for what is elsewhere.</summary>
    public bool IsReference => Modifiers is "ref " or "in ";
}
