using System.Linq;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The signature of a scalar function and its cotangents, one for each parameter from the first on.</summary>
internal sealed class ScalarRule
{
    public ScalarRule(string signature, params string[] cotangents)
    {
        int open = signature.IndexOf('(');
        Name = signature.Substring(0, open);
        Parameters = signature.Substring(open + 1, signature.Length - open - 2).Split(',').Select(name => name.Trim()).ToArray();
        Cotangents = cotangents;
    }

    public string Name { get; }

    public string[] Parameters { get; }

    /// <summary>The formulas; parameters behind the last one have no derivative.</summary>
    public string[] Cotangents { get; }
}
