using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>The variables that a loop carries from one iteration to the next, member by member.</content>
internal sealed partial class BodyParser
{
    /// <summary>A variable that a loop assigns, and what is known of its members so far.</summary>
    private sealed class CarriedVariable(ISymbol symbol, int order, Expr init)
    {
        private Expr _init = init;

        public ISymbol Symbol => symbol;

        public int Order => order;

        /// <summary>The value before the loop.</summary>
        public Expr Init => _init;

        /// <summary>The members that depend on active parameters.</summary>
        public HashSet<string> Active { get; } = [];

        /// <summary>The members that the loop leaves as they are.</summary>
        public HashSet<string> Unchanged { get; } = [];

        /// <summary>The members at the top of the body.</summary>
        public Dictionary<string, Value> Heads { get; } = [];

        /// <summary>The members at the end of the body.</summary>
        public Dictionary<string, Expr> Next { get; } = [];

        /// <summary>An iteration may hand its object on, so that the next one does not find it.</summary>
        public void HandOn(HandedOn handedOn) => _init = handedOn;
    }

    /// <summary>The variables that are carried; those of the last pass over the body stay what they are.</summary>
    private List<CarriedVariable> CarriedIn(Environment before, HashSet<ISymbol> assigned, bool runsOnce, List<CarriedVariable> known) => before.Variables
        .Where(entry => assigned.Contains(entry.Key))
        .OrderBy(entry => entry.Value.Order)
        .Select(entry => known.Find(variable => variable.Order == entry.Value.Order)
            ?? (InitOf(entry.Key, entry.Value.Value, runsOnce) is { } init ? new CarriedVariable(entry.Key, entry.Value.Order, init) : null))
        .OfType<CarriedVariable>()
        .ToList();

    /// <summary>The value before the loop; null for a variable that has none and gets none for certain.</summary>
    private Expr? InitOf(ISymbol symbol, Expr? value, bool runsOnce)
    {
        ITypeSymbol type = DeclaredTypeOf(symbol);
        return LayoutOf(type) is { } layout ? value is null ? runsOnce ? DefaultOf(layout) : null : ExplodeAll(value, layout)
            : value ?? (runsOnce && Symbols.Type(type).IsNumber ? Const.Nothing(Symbols.Type(type)) : null);
    }

    /// <summary>The value of a variable at the top of the body.</summary>
    private Expr HeadsOf(CarriedVariable variable)
    {
        variable.Heads.Clear();
        return MapLeaves(NameOf(variable.Symbol), variable.Init, (name, init) =>
        {
            if (variable.Unchanged.Contains(name) || init is Hidden or HandedOn)
            {
                return init;
            }

            TypeRef type = variable.Init is Aggregate ? init.Type : TypeOf(variable.Symbol);
            Value head = NewVersion(variable.Order, NameOf(variable.Symbol), name, type, ValueRole.Local);
            variable.Heads.Add(name, head);
            if (variable.Active.Contains(name) || _scope.Activity.IsActive(init))
            {
                variable.Active.Add(name);
                _scope.Activity.Mark(head);
            }

            return new Ref(head);
        });
    }

    /// <summary>Learns from a pass over the body; whether there was nothing new.</summary>
    private bool Settle(CarriedVariable variable, Expr? next)
    {
        if (variable.Init is HandedOn)
        {
            return true;
        }

        if (next is HandedOn handedOn)
        {
            variable.HandOn(handedOn);
            return false;
        }

        CheckSameOwner(variable.Init, next);
        bool isSettled = true;
        variable.Next.Clear();
        if (next is not null)
        {
            _ = MapLeaves(NameOf(variable.Symbol), variable.Init is Aggregate like ? ExplodeLike(next, like) : next, (name, leaf) => variable.Next[name] = leaf);
        }

        foreach (KeyValuePair<string, Value> head in variable.Heads)
        {
            if (!variable.Next.TryGetValue(head.Key, out Expr? leaf))
            {
                variable.Next.Add(head.Key, new Ref(head.Value));
            }
            else if (_scope.Activity.IsActive(leaf) && variable.Active.Add(head.Key))
            {
                isSettled = false;
            }
            else if (variable.Init is Aggregate && leaf is Ref same && same.Value.Equals(head.Value))
            {
                isSettled = !variable.Unchanged.Add(head.Key) && isSettled;
            }
        }

        return isSettled;
    }

    /// <summary>Carries the members of a variable, and gives its value after the loop.</summary>
    private Expr Carry(CarriedVariable variable, List<Carried> all) => MapLeaves(NameOf(variable.Symbol), variable.Init, (name, init) =>
    {
        if (!variable.Heads.TryGetValue(name, out Value? head))
        {
            return init;
        }

        Value result = Another(head, variable.Active.Contains(name));
        all.Add(new Carried(head, init, variable.Next[name], result));
        return new Ref(result);
    });
}
