using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>What a loop or a branch computed and its adjoint needs: computed again where that is cheap, else saved and read back.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Makes available in the adjoint of a block what the block defines and its adjoint reads.</summary>
    private void Restore(Block block, Loop? loop = null, List<Expr>? next = null)
    {
        // What is longer than an operation on two names is not written out twice.
        const int WorthAName = 3;
        const int LongestPlace = 4;
        UseDear(block, next);
        if (_loops.Count == 0 && _fields is null)
        {
            return;
        }

        Value[] defined = ((loop?.Carried.Select(carried => carried.Head) ?? []).Concat(block.Statements.SelectMany(statement => statement.Targets))).ToArray();
        if (loop is not null && _saves.CarriedOf(loop) is { } counted)
        {
            defined = [.. defined, counted.Head];
        }

        defined = [.. defined, .. block.Statements.OfType<Loop>().Select(_saves.CarriedOf).Where(carried => carried is not null).Select(carried => carried!.Result)];
        HashSet<int> needed = [.. _statements.SelectMany(Uses.Of).Concat((next ?? []).SelectMany(expr => expr.References())).Select(value => value.Id)];
        Let[] views = AddViews(block, needed);
        List<Counter> counters = CountersOf(loop);
        Dictionary<int, Expr> restored = Substitutes(counters, needed);
        defined = defined.Where(value => !restored.ContainsKey(value.Id)).ToArray();
        List<Statement> restores = [];
        foreach (Value value in defined.Where(value => needed.Contains(value.Id) && Recomputed(value, block, defined, needed) is null))
        {
            Expr saved = SaveAndRestore(value, block, loop, restores);
            bool isNamed = SavedFunctions.IsElement(saved) && ((saved.Size > LongestPlace && IsReadTwice(value, next, views)) || IsReadInALoop(value));
            restored.Add(value.Id, isNamed ? Again(value, saved, restores) : saved);
        }

        Expr map(Expr expr) => expr.Substitute(restored);
        foreach (Value value in defined.Where(value => needed.Contains(value.Id) && !restored.ContainsKey(value.Id)))
        {
            Expr recomputed = Recomputed(value, block, defined, needed)!;
            if (MemoryFunctions.IsView(recomputed))
            {
                // Looked at under a name, as in the forward pass: it may be read in a loop.
                recomputed = Again(value, map(recomputed), restores);
            }
            else if (recomputed.Type.IsFloating && Weight(recomputed) is > 1 and var weight)
            {
                _again++;
                if ((weight > WorthAName && IsReadTwice(value, next)) || IsReadInALoop(value))
                {
                    recomputed = Again(value, map(recomputed), restores);
                }
            }

            restored.Add(value.Id, recomputed);
        }

        if (restored.Count == 0)
        {
            return;
        }

        _statements = [.. restores, .. _statements.Select(statement => Substitution.Map(statement, (expr, _) => map(expr)))];
        for (int i = 0; i < (next?.Count ?? 0); i++)
        {
            next![i] = map(next[i]);
        }

        if (counters.Count > 0)
        {
            TakeBack(loop!, counters, next);
        }
    }

    /// <summary>What the forward pass gave a name and is dear is not computed again from its arguments.</summary>
    private void UseDear(Block block, List<Expr>? next)
    {
        var known = new Dictionary<Expr, Expr>();
        foreach (Let let in block.Statements.OfType<Let>().Where(let => !let.IsPinned && Dear.Is(let.Expression) && Element.IsSettled(let.Expression)))
        {
            if (!known.ContainsKey(let.Expression))
            {
                known.Add(let.Expression, new Ref(let.Target));
            }
        }

        if (known.Count == 0)
        {
            return;
        }

        Expr named(Expr expr) => expr.Replace(node => known.TryGetValue(node, out Expr? value) ? value : null);
        _statements = _statements.Select(statement => Substitution.Map(statement, (expr, _) => named(expr))).ToList();
        for (int i = 0; i < (next?.Count ?? 0); i++)
        {
            next![i] = named(next[i]);
        }
    }

    /// <summary>The same for one side of a branch, whose cotangents are handed out of it without a name.</summary>
    private void RestoreSide(Block block)
    {
        Value[] values = _cotangents.Pending.ToArray();
        List<Expr> gradients = values.Select(value => _cotangents.Take(value)!).ToList();
        Restore(block, next: gradients);
        for (int i = 0; i < values.Length; i++)
        {
            _cotangents.Add(values[i], gradients[i]);
        }
    }

    /// <summary>
    /// The expression of a value, where it is a little arithmetic over what the adjoint has anyway: values from outside of
    /// the block, counters, and those that are saved in any case. Null where it must be saved.
    /// </summary>
    private Expr? Recomputed(Value value, Block block, Value[] defined, HashSet<int> needed)
    {
        const int CheapWeight = 7;
        Let? let = block.Statements.OfType<Let>().FirstOrDefault(candidate => candidate.Target.Id == value.Id);
        if (let is not null && IsSettledView(let))
        {
            return let.Expression;
        }

        if (let is { IsPinned: false, Target.Type.Category: TypeCategory.Integer }
            && _loops.Count > 0
            && Places.Before(_loops.Last(), let.Expression) is { Size: <= CheapWeight } invariant)
        {
            return invariant;
        }

        if (let is null
            || let.IsPinned
            || Dear.Contains(let.Expression)
            || Weight(let.Expression) > CheapWeight
            || let.Expression.Type.IsTensor
            || let.Expression.Any(node => node is Element { Stability: Stability.Volatile } || (node is Call && !IsKeptThroughout(node))))
        {
            return null;
        }

        foreach (Value read in let.Expression.References())
        {
            bool isInside = defined.Any(other => other.Id == read.Id);
            if (isInside && (!needed.Contains(read.Id) || Recomputed(read, block, defined, needed) is not null))
            {
                return null;
            }
        }

        return let.Expression;
    }

    /// <summary>Computes a value again, under its name.</summary>
    private Ref Again(Value value, Expr expression, List<Statement> restores)
    {
        Value again = Anew(value);
        restores.Add(new Let(Section.Backward, again, expression));
        return new Ref(again);
    }

    /// <summary>What a value is called when it is there again: a variable that is assigned more than once is the same variable.</summary>
    private Value Anew(Value value)
    {
        int id = _values.NextId++;
        bool isOfItsOwn = value.Variable == value.Id && !_loops.SelectMany(loop => loop.Heads).Any(head => head.Id == value.Id);
        return value with { Id = id, Role = ValueRole.Temporary, Variable = isOfItsOwn ? id : value.Variable };
    }

    private bool IsReadTwice(Value value, List<Expr>? next, params IEnumerable<Let> views) =>
        _statements.Concat(views).SelectMany(Uses.Of).Concat((next ?? []).SelectMany(expr => expr.References())).Count(read => read.Id == value.Id) > 1;

    /// <summary>Whether a loop inside of the adjoint reads a value again and again.</summary>
    private bool IsReadInALoop(Value value) =>
        _statements.SelectMany(statement => statement.All()).OfType<Loop>().Any(loop => loop.Body.Statements.SelectMany(Uses.Of).Any(read => read.Id == value.Id));

    /// <summary>The size of an expression, where a read counts once wherever it reads.</summary>
    private static int Weight(Expr expr) =>
        expr is Element element && !element.Children.Any(child => child is Element) ? 1 : 1 + expr.Children.Sum(Weight);

    /// <summary>Where the function, being a derivative, saves a value itself.</summary>
    private Save? SavedAlready(Value value, Block block) =>
        block.Statements.OfType<Save>().FirstOrDefault(save => save.Value is Ref saved && saved.Value.Id == value.Id && _keptThroughout.Contains(save.Saved.Id));

    /// <summary>Whether a reference is to a part of memory that is found again in the same place.</summary>
    private static bool IsSettledView(Let let) =>
        let.Target.Type.IsMemory
        && Element.IsSettled(let.Expression)
        && (MemoryFunctions.IsView(let.Expression) || let.Expression is Ref or Element or Cast);

    /// <summary>What a view that is needed looks at is needed as well; gives these views.</summary>
    private static Let[] AddViews(Block block, HashSet<int> needed)
    {
        var views = new List<Let>();
        foreach (Let let in block.Statements.OfType<Let>().Reverse().Where(let => needed.Contains(let.Target.Id) && IsSettledView(let)))
        {
            needed.UnionWith(let.Expression.References().Select(read => read.Id));
            views.Add(let);
        }

        return [.. views];
    }

    private Expr SaveAndRestore(Value value, Block block, Loop? loop, List<Statement> restores, bool isStart = false)
    {
        if (value.Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan)
        {
            string span = (_function.Body.All().SelectMany(Uses.Definitions).FirstOrDefault(own => own.Id == value.Like) ?? value).Name;
            throw new NotDifferentiableException($"the span '{span}' changes from one iteration to the next, and spans cannot be saved; use an array, or an index", variable: span);
        }

        string neededBy = isStart ? "the segment that starts here" : block.Statements.OfType<Let>()
            .FirstOrDefault(let => let.Quote.Length > 0 && let.Expression.References().Any(read => read.Id == value.Id))?.Quote ?? string.Empty;
        (Expr Count, Expr Index)? place = loop is null || _branches > 0 || _fields is not null ? null : Places.Of(_loops.Reverse().ToArray());
        bool isIndexed = place is not null;
        if (isIndexed && SavedAlready(value, block) is { Index: { } there } earlier)
        {
            return SavedFunctions.Element(earlier.Saved, there, value.Type);
        }

        TypeRef type = isIndexed ? SavedFunctions.Array(value.Type) : SavedFunctions.Stack(value.Type);
        string plural = SavedFunctions.Plural(value.Name);
        Value saved = NewValue(isStart ? "start" + Derivatives.Pascal(plural) : plural, type, ValueRole.Temporary);
        if (place is null)
        {
            if (_fields is null)
            {
                _saves.Declare(null, new Let(Section.Forward, saved, SavedFunctions.RentStack(type), IsPinned: true, Quote: neededBy, IsUsing: true));
            }
            else
            {
                OpenField(saved, neededBy);
            }

            _saves.Add(block, value, new Save(Section.Forward, saved, Index: null, new Ref(value)));
            Value restored = Anew(value);
            restores.Insert(0, new Let(Section.Backward, restored, SavedFunctions.Pop(saved, value.Type), IsPinned: true));
            return new Ref(restored);
        }

        (Expr count, Expr index) = place!.Value;
        _saves.Declare(_loops.Last(), new Let(Section.Forward, saved, SavedFunctions.RentArray(type, count), IsPinned: true, Quote: neededBy, IsUsing: true));
        _saves.Add(block, value, new Save(Section.Forward, saved, index, new Ref(value)));
        return SavedFunctions.Element(saved, index, value.Type);
    }
}
