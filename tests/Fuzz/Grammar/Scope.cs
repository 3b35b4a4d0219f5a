namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>
/// What is visible in a block. Names are taken again in blocks beside each other, as people do, but never where C# forbids
/// it: inside of a block that has the name, or around one that has it.
/// </summary>
internal sealed class Scope(Scope? outer, string returnType)
{
    private static readonly string[] Names = ["t", "u", "v", "w", "s", "r", "q", "p", "h", "g"];

    private readonly List<Variable> variables = [];
    private bool isFunction;
    private readonly HashSet<string> usedInside = [];

    /// <summary>What the method, or the function around this block, returns.</summary>
    public string ReturnType => returnType;

    /// <summary>How many loops of this method are around.</summary>
    public int Loops { get; init; } = outer?.Loops ?? 0;

    /// <summary>Whether a <c>break</c> or <c>continue</c> here belongs to a loop.</summary>
    public bool CanJump { get; init; } = outer?.CanJump ?? false;

    /// <summary>Whether a <c>return</c> may stand here.</summary>
    public bool CanReturn { get; init; } = outer?.CanReturn ?? true;

    /// <summary>What can be used here: a function inside of another sees no spans and no references of that one.</summary>
    public IEnumerable<Variable> Visible => outer is null ? variables
        : outer.Visible.Where(variable => !isFunction || !(variable.IsReference || variable.Type.StartsWith("Span", StringComparison.Ordinal))).Concat(variables);

    private IEnumerable<Variable> All => outer is null ? variables : outer.All.Concat(variables);

    /// <summary>A scope inside of this one that a function is in: jumps do not leave it, and it returns for itself.</summary>
    public Scope InFunction(string returns) => new(this, returns) { isFunction = true, CanJump = false, Loops = Math.Max(1, Loops), CanReturn = false };

    public Variable[] OfType(string type) => [.. Visible.Where(variable => variable.Type == type)];

    public Variable Add(Variable variable)
    {
        variables.Add(variable);
        return variable;
    }

    /// <summary>A name that is free here.</summary>
    public string NewName(Rng random, params string[] preferred)
    {
        string[] names = preferred.Length > 0 ? preferred : Names;
        int start = random.Below(names.Length);
        for (int i = 0; ; i++)
        {
            string name = names[(start + i) % names.Length] + (i < names.Length ? "" : i / names.Length + 1);
            if (IsFree(name))
                return name;
        }
    }

    /// <summary>Ends the block: from now on its names are taken in the blocks around it.</summary>
    public void Close()
    {
        outer?.usedInside.UnionWith(usedInside);
        outer?.usedInside.UnionWith(variables.Select(variable => variable.Name));
    }

    private bool IsFree(string name) =>
        !usedInside.Contains(name) && All.All(variable => variable.Name != name);
}
