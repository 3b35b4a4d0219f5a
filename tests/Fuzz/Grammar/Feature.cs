using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>A part of the language that can be switched on and off: a few productions.</summary>
internal abstract class Feature
{
    /// <summary>A statement that holds no other: what a block is of when there is no more to spend.</summary>
    public const string Simple = "simple statement";

    protected const string Double = "double";
    protected const string Single = "float";
    protected const string Int = "int";
    protected const string Bool = "bool";

    /// <summary>The types that carry derivatives.</summary>
    protected static readonly string[] Reals = [Double, Single];

    public string Name => GetType().Name;

    public abstract IEnumerable<Production> Productions { get; }

    /// <summary>A parameter of the fuzzed method that the feature would like to have; null for none.</summary>
    public virtual Variable? Parameter(Maker maker) => null;

    protected static Production Statement(int weight, Func<Maker, Node?> make) => new(Node.Statement, weight, make);

    /// <summary>An expression with operands of the given types.</summary>
    protected static Production Expression(string construct, int weight, string type, string text, params string[] operands) =>
        new(type, weight, maker => operands.All(operand => operand is not (Double or Single) || maker.Uses(operand))
            ? Node.Of(construct, type, text, operands.Select(operand => maker.Expression(operand)))
            : null);
}
