using System.Collections.Immutable;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>
/// A piece of a program: text with holes <c>$0</c>, <c>$1</c>, ... for its children. Everything is of this one kind, so that
/// a new construct is a line of the grammar, and printing and shrinking know nothing of constructs.
/// </summary>
/// <param name="Construct">What is counted: the name of the construct, empty where it is none of its own.</param>
/// <param name="Type">The type of an expression; one of the constants here for what is not one.</param>
/// <param name="Text">The text. A hole for a block stands on a line of its own.</param>
/// <param name="Children">What stands in the holes.</param>
internal sealed record Node(string Construct, string Type, string Text, ImmutableArray<Node> Children)
{
    public const string Statement = "statement";
    public const string Block = "block";
    public const string Member = "member";
    public const string Parameter = "parameter";
    public const string List = "list";

    /// <summary>The text of a list: what separates the children is what the printer is told.</summary>
    public const string Lines = "$lines";
    public const string Commas = "$commas";

    public static Node Leaf(string type, string text) => new("", type, text, []);

    public static Node Of(string construct, string type, string text, params IEnumerable<Node> children) =>
        new(construct, type, text, [.. children]);

    public static Node MakeBlock(params IEnumerable<Node> statements) => new("", Block, Lines, [.. statements]);

    public bool IsExpression => Type is not (Statement or Block or Member or Parameter or List);

    public int Size => 1 + Children.Sum(child => child.Size);

    public IEnumerable<Node> DescendantsAndSelf() => Children.SelectMany(child => child.DescendantsAndSelf()).Prepend(this);

    public Node With(int child, Node replacement) => this with { Children = Children.SetItem(child, replacement) };
}
