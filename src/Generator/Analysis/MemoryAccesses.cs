using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// What statements read and write of memory, and which of that may be the same. Names for all of an array or a span are
/// looked through; parts of one are memory of the same class at unknown places.
/// </summary>
internal sealed class MemoryAccesses
{
    private readonly WholeNames _names;
    private readonly Dictionary<int, List<Value>> _parameters = [];
    private readonly HashSet<(int, int)> _apart = [];

    public MemoryAccesses(Function function)
    {
        Aliasing = Aliasing.Of(function);
        _names = new WholeNames(function);
        foreach (Value parameter in function.Parameters.Select(parameter => parameter.Value).Where(value => value.Type.IsMemory))
        {
            int memory = Aliasing.ClassOf(parameter);
            _parameters[memory] = _parameters.TryGetValue(memory, out List<Value>? others) ? [.. others, parameter] : [parameter];
        }

        foreach (Effect effect in function.Body.All().OfType<Effect>())
        {
            if (effect.Expression is Call { Function.Id: "MemoryGuard.RequireNoOverlap" } guard && guard.Arguments[1] is Ref first && guard.Arguments[3] is Ref second)
            {
                _apart.UnionWith([(first.Value.Id, second.Value.Id), (second.Value.Id, first.Value.Id)]);
            }
        }
    }

    public Aliasing Aliasing { get; }

    /// <summary>What statements do, with those inside of them.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="counter">The counter of the loop that they are the body of; null where they are in none.</param>
    /// <param name="among">All that name memory that has no root here; null where it is the statements themselves.</param>
    public IReadOnlyList<MemoryAccess> Of(IReadOnlyCollection<Statement> statements, Value? counter, IReadOnlyCollection<Statement>? among = null)
    {
        var found = new List<MemoryAccess>();
        HashSet<int> inside = [.. (among ?? statements).SelectMany(Uses.Definitions).Select(value => value.Id)];
        foreach (Statement statement in statements.SelectMany(statement => statement.All()))
        {
            if (statement is Store store)
            {
                found.Add(Of(store.Target, isWrite: true));
            }

            foreach (Expr expr in statement.Expressions)
            {
                Read(expr);
            }
        }

        return found;

        void Read(Expr expr)
        {
            Stack.Guard();
            switch (expr)
            {
                case Call { IsLength: true }:
                    return;
                case Element element:
                    found.Add(Of(element, isWrite: false));
                    break;
                case { Type.IsMemory: true }:
                    found.Add(new MemoryAccess(Aliasing.ClassOf(expr), Root: null, IsOfCounter: false, Number: null, IsWrite: false));
                    break;
            }

            foreach (Expr child in expr is Element { Memory: Ref } ? expr.Children.Skip(1) : expr.Children)
            {
                Read(child);
            }
        }

        MemoryAccess Of(Element element, bool isWrite)
        {
            Value? root = RootOf(element.Memory);
            int? offset = element.Children.Count == 2 && counter is not null ? CounterOffset.Of(element.Children[1], counter) : null;
            int? number = offset ?? (element.Children.Count == 2 ? CounterOffset.Number(element.Children[1]) : null);
            return new MemoryAccess(Aliasing.ClassOf(element.Memory), root is not null && inside.Contains(root.Id) ? null : root, offset is not null, number, isWrite);
        }
    }

    /// <summary>What a reference to all of an array or a span refers to in the end; null for a part of one.</summary>
    public Value? RootOf(Expr memory) => _names.RootOf(memory);

    /// <summary>Whether one of two accesses is a write, and both may be to the same memory.</summary>
    public bool MayMeet(MemoryAccess first, MemoryAccess second) =>
        (first.IsWrite || second.IsWrite) && !AreApart(first.Memory, second.Memory);

    /// <summary>What comes from outside is apart only where the method checks that.</summary>
    private bool AreApart(int first, int second) =>
        first != second
        && first != Aliasing.External
        && second != Aliasing.External
        && (!_parameters.TryGetValue(first, out List<Value>? own)
            || !_parameters.TryGetValue(second, out List<Value>? others)
            || own.All(value => others.All(other => _apart.Contains((value.Id, other.Id)))));
}
