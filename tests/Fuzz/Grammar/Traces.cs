using AutoDiffGen.Fuzz.Grammar.Features;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>
/// Lets what is computed in a block matter: by chance alone, most of it would never reach the result, and whatever is wrong
/// about it would show nowhere.
/// </summary>
internal sealed class Traces(Maker maker)
{
    private const int MostTerms = 4;

    /// <summary>What the end of a block adds to a variable from outside of it.</summary>
    /// <param name="outside">What is visible there.</param>
    public IEnumerable<Node> Left(Scope outside)
    {
        Variable[] own = [.. maker.Scope.Visible.Except(outside.Visible)];
        Variable[] targets = [.. outside.OfType(maker.Real).Where(variable => variable.IsAssignable)];
        return targets.Length > 0 && maker.Random.Chance(60) && Of(own) is { Length: > 0 } traces
            ? [Node.Of("", Node.Statement, $"{maker.Random.Pick(targets).Name} += $0;", maker.Random.Pick(traces))]
            : [];
    }

    /// <summary>A result to which some of what is visible is added.</summary>
    public Node In(Node result)
    {
        if (result.Type != maker.Real)
            return result;
        var traces = Of([.. maker.Scope.Visible]).ToList();
        for (int i = 0; i < MostTerms && traces.Count > 0; i++)
        {
            int chosen = maker.Random.Below(traces.Count);
            result = Node.Of("", maker.Real, "$0 + $1", result, traces[chosen]);
            traces.RemoveAt(chosen);
        }

        return result;
    }

    private Node[] Of(Variable[] variables) => [.. variables.Select(Of).OfType<string>().Select(number => Node.Leaf(maker.Real, Elements.Text($"0.25~ * M.Sin({number})", maker.Real)))];

    /// <summary>A number of a variable; null where it has none.</summary>
    private string? Of(Variable variable) => variable.Type switch
    {
        Structs.Vector => variable.Name + ".Y",
        MutableStructs.State => variable.Name + ".Velocity",
        "Vector2" or "Vector3" => variable.Name + ".X",
        _ when variable.Type == maker.Real => variable.Name,
        _ when variable.Type == maker.Real + "[]" || variable.Type == $"Span<{maker.Real}>" => $"{variable.Name}[{maker.Random.Below(variable.Length)}]",
        _ => null,
    };
}
