using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Loops whose iterations meet in sums only are run once: the adjoint of each iteration follows it at once, and needs
/// little of what a loop that is run backwards has to save. It takes that the cotangents of the sums are known before the
/// loop, which a first attempt finds out.
/// </content>
internal sealed partial class ReverseMode
{
    /// <summary>Which loops of the outermost block are run once.</summary>
    private readonly HashSet<int> _fused;

    /// <summary>How long a cotangent may be that is computed before its loop; one that names share grows with every use of them.</summary>
    private const int LongestSeed = 200;

    /// <summary>For which of them it would pay.</summary>
    private readonly HashSet<int> _worthFusing = [];

    private readonly Dictionary<Loop, IReadOnlyList<Statement>> _fusedLoops = new(ByReference<Loop>.Instance);

    /// <summary>Where the values that the forward pass defines stand in its outermost block.</summary>
    private readonly Dictionary<int, int> _positions = [];

    /// <summary>The loops of the outermost block: where they stand, and which they are among the loops.</summary>
    private readonly Dictionary<Loop, (int Position, int Ordinal)> _outermost = new(ByReference<Loop>.Instance);

    /// <summary>Whether the adjoint of an iteration is being written behind it.</summary>
    private bool _isFusing;

    /// <summary>The parameters, those that were added included.</summary>
    private HashSet<int> _given = [];

    /// <summary>Finds the loops that a function is better run once.</summary>
    private static HashSet<int> Fusible(Function function, RuleTable rules, FunctionTable functions, string? seeded)
    {
        HashSet<int> reductions = Reductions.Of(function);
        if (reductions.Count == 0)
        {
            return reductions;
        }

        var first = new ReverseMode(function, rules, functions, []);
        _ = first.Transform(seeded);
        reductions.IntersectWith(first._worthFusing);
        return reductions;
    }

    /// <summary>Whether the cotangents of what a loop of the outermost block carries are known before it.</summary>
    private bool MayFuse(Loop loop, IReadOnlyCollection<Expr> cotangents) =>
        _outermost.ContainsKey(loop) && cotangents.Count > 0 && cotangents.All(cotangent => Before(loop, cotangent) is not null);

    private void NotePositions(List<Statement> primal, List<Parameter> parameters)
    {
        _given = [.. parameters.Select(parameter => parameter.Value.Id)];
        for (int i = 0; i < primal.Count; i++)
        {
            foreach (Value target in primal[i].Targets)
            {
                _positions[target.Id] = i;
            }

            if (primal[i] is Loop loop)
            {
                _outermost.Add(loop, (i, _outermost.Count));
            }
        }
    }

    /// <summary>A cotangent in terms of what is there before a loop; null where there is no such thing.</summary>
    private Expr? Before(Loop loop, Expr cotangent)
    {
        if (!_outermost.TryGetValue(loop, out (int Position, int Ordinal) place))
        {
            return null;
        }

        Dictionary<int, Expr> named = _statements.OfType<Let>().ToDictionary(let => let.Target.Id, let => let.Expression);
        bool isKnown = true;
        int size = 0;
        Expr expand(Expr expr) => expr.Replace(node =>
        {
            isKnown &= ++size <= LongestSeed;
            switch (node)
            {
                case var rest when !isKnown:
                    return rest;
                case Const or Unary or Binary or Cast:
                    return null;
                case Ref { Value.Id: var id } when named.TryGetValue(id, out Expr? definition):
                    return expand(definition);
                case Ref { Type.IsTensor: false, Value.Id: var id } when _positions.TryGetValue(id, out int at) ? at < place.Position : _given.Contains(id):
                    return null;
                default:
                    isKnown = false;
                    return node;
            }
        });
        Expr expanded = expand(cotangent);
        return isKnown ? expanded : null;
    }

    private bool IsFused(Loop loop) => _outermost.TryGetValue(loop, out (int Position, int Ordinal) place) && _fused.Contains(place.Ordinal);

    private void Fuse(Loop loop)
    {
        Carried[] sums = loop.Carried.Where(carried => _activity.IsActive(carried.Head) && _cotangents.Has(carried.Result)).ToArray();
        if (sums.Length == 0)
        {
            return;
        }

        var before = new List<Statement>();
        Expr[] seeds = sums.Select(carried => SeedOf(loop, carried, before)).ToArray();
        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        Value[] outside = loop.Body.Statements.SelectMany(Uses.Of)
            .Concat(loop.Carried.SelectMany(carried => carried.Next.References()))
            .Where(value => !inside.Contains(value.Id) && !value.Type.IsMemory && _activity.IsActive(value))
            .Distinct()
            .OrderBy(value => value.Id)
            .ToArray();
        Value[] heads = outside.Select(GradientOf).ToArray();
        (List<Statement> outer, Cotangents cotangents) = (_statements, _cotangents);
        (SavedValues saves, Stack<Loop> loops) = (_saves, _loops);
        (_statements, _cotangents, _saves, _loops) = ([], new Cotangents(), new SavedValues(), new Stack<Loop>());
        _isFusing = true;
        _statements.AddRange(_shadows.MadeFor(loop.Body));
        for (int i = 0; i < outside.Length; i++)
        {
            _cotangents.Add(outside[i], new Ref(heads[i]));
        }

        for (int i = sums.Length - 1; i >= 0; i--)
        {
            Backpropagate(sums[i].Next, seeds[i]);
        }

        Backward(loop.Body, isOutermost: true);
        List<Expr> next = outside.Select(value => _cotangents.Take(value) ?? ZeroOf(new Ref(value))).ToList();
        before.AddRange(_saves.TakeDeclarations(loop));
        Block forward = _saves.Apply(loop.Body);
        Block body = Availability.Resolve(new Block(forward.Statements.Concat(_statements).ToEquatableArray()), ref _values.NextId);
        (_statements, _cotangents, _saves, _loops) = (outer, cotangents, saves, loops);
        _isFusing = false;

        var carriedAlong = new List<Carried>(loop.Carried);
        for (int i = 0; i < outside.Length; i++)
        {
            if (next[i] is Ref unchanged && unchanged.Value.Equals(heads[i]))
            {
                continue;
            }

            Value result = GradientOf(outside[i]);
            carriedAlong.Add(new Carried(heads[i], ZeroOf(new Ref(outside[i])), next[i], result));
            _cotangents.Add(outside[i], new Ref(result));
        }

        _fusedLoops.Add(loop, [.. before, loop with { Carried = carriedAlong.ToEquatableArray(), Body = body }]);
        for (int i = sums.Length - 1; i >= 0; i--)
        {
            Backpropagate(sums[i].Init, seeds[i]);
        }
    }

    /// <summary>The cotangent of a sum, under a name where it is more than a name or a number.</summary>
    private Expr SeedOf(Loop loop, Carried sum, List<Statement> before)
    {
        Expr seed = Before(loop, _cotangents.Take(sum.Result)!)!;
        if (seed is Const or Ref)
        {
            return seed;
        }

        Value named = GradientOf(sum.Head);
        before.Add(new Let(Section.Forward, named, seed));
        return new Ref(named);
    }

    /// <summary>The forward pass with the loops that are run once, and before the first of them what they add to.</summary>
    private List<Statement> WithFused(List<Statement> primal, List<Statement> shadows)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in primal)
        {
            if (statement is Loop loop && _fusedLoops.TryGetValue(loop, out IReadOnlyList<Statement>? fused))
            {
                statements.AddRange(shadows);
                shadows = [];
                statements.AddRange(fused);
            }
            else
            {
                statements.Add(statement);
            }
        }

        return statements;
    }

    /// <summary>Takes what declares and clears cotangents out of the backward pass, as far as the first fused loop needs it.</summary>
    private List<Statement> TakeShadows(List<Statement> primal)
    {
        if (primal.OfType<Loop>().Where((_, ordinal) => _fused.Contains(ordinal)).FirstOrDefault() is not { } fused)
        {
            return [];
        }

        var taken = new List<Statement>();
        HashSet<int> defined = [.. primal.SkipWhile(statement => !ReferenceEquals(statement, fused)).SelectMany(statement => statement.Targets).Select(value => value.Id)];
        foreach (Statement statement in _statements.ToArray())
        {
            if (Uses.Of(statement).Any(value => defined.Contains(value.Id)))
            {
                defined.UnionWith(statement.Targets.Select(value => value.Id));
                continue;
            }

            taken.Add(Sections.Relabel(new Block(new[] { statement }.ToEquatableArray()), Section.Forward).Statements[0]);
            _statements.Remove(statement);
        }

        return taken;
    }
}
