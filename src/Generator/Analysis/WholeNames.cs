using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Names for all of an array or of a span, which are looked through: <c>var s = a.AsSpan()</c> is all of <c>a</c>.</summary>
internal sealed class WholeNames
{
    private readonly Dictionary<int, Expr> _definitions = [];

    public WholeNames(Function function)
    {
        foreach (Let let in function.Body.All().OfType<Let>().Where(let => let.Target.Type.IsMemory))
        {
            _definitions[let.Target.Id] = let.Expression;
        }
    }

    /// <summary>What names memory of its own, or a part of something: all that is defined here.</summary>
    public IEnumerable<KeyValuePair<int, Expr>> Definitions => _definitions;

    /// <summary>What a name is defined as; null for parameters and what loops and branches define.</summary>
    public Expr? DefinitionOf(Value name) => _definitions.TryGetValue(name.Id, out Expr? definition) ? definition : null;

    /// <summary>What a reference to all of an array or a span refers to in the end; null for a part of one.</summary>
    public Value? RootOf(Expr memory)
    {
        Stack.Guard();
        return memory switch
        {
            Ref { Value: var name } => DefinitionOf(name) is { } definition && RootOf(definition) is { } root ? root : name,
            Cast { Operand.Type: { IsMemory: true, Rank: 1 } } cast => RootOf(cast.Operand),
            Call span when MemoryFunctions.IsSpanOfAll(span) => RootOf(span.Arguments[0]),
            _ => null,
        };
    }
}
