using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Shrinking;

/// <summary>All trees that are one step smaller than a tree, whether they make sense or not.</summary>
internal static class Reductions
{
    public static IEnumerable<Node> Of(Node node) => Here(node).Concat(Inside(node));

    private static IEnumerable<Node> Inside(Node node)
    {
        for (int i = 0; i < node.Children.Length; i++)
        {
            foreach (Node smaller in Of(node.Children[i]))
                yield return node.With(i, smaller);
        }
    }

    private static IEnumerable<Node> Here(Node node)
    {
        if (node.IsExpression)
            return Expressions(node);
        return node.Text is Node.Lines or Node.Commas ? Lists(node) : [];
    }

    /// <summary>A part of it of the same type, or the simplest of its type.</summary>
    private static IEnumerable<Node> Expressions(Node node)
    {
        foreach (Node part in node.DescendantsAndSelf().Skip(1))
        {
            if (part.Type == node.Type)
                yield return part;
        }

        string? simplest = node.Type switch { "double" => "1.0", "float" => "1f", "int" => "1", "bool" => "true", "index" => "0", _ => null };
        if (simplest is not null && node.Text != simplest)
            yield return Node.Leaf(node.Type, simplest);
    }

    /// <summary>Without half of the list, without one of its items, or with an item replaced by what it is made of.</summary>
    private static IEnumerable<Node> Lists(Node node)
    {
        int count = node.Children.Length;
        if (count > 3)
        {
            yield return node with { Children = node.Children[..(count / 2)] };
            yield return node with { Children = node.Children[(count / 2)..] };
        }

        for (int i = 0; i < count; i++)
        {
            yield return node with { Children = node.Children.RemoveAt(i) };
            foreach (Node block in node.Children[i].Children.Where(child => child.Type == Node.Block))
                yield return node with { Children = node.Children.RemoveAt(i).InsertRange(i, block.Children) };
        }
    }
}
