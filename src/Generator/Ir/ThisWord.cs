namespace AutoDiffGen.Generator.Ir;

/// <summary>The receiver, as a name.</summary>
internal static class ThisWord
{
    public const string Text = "this";
}
