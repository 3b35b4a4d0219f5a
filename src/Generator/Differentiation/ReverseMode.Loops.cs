using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Loops run backwards. The cotangents of what the loop carries are carried by the reversed loop, and so are those of the
/// values outside that the body reads.
/// </content>
internal sealed partial class ReverseMode
{
    private Stack<Loop> _loops = new();

    private SavedValues _saves = new();

    /// <summary>How many numbers the backward pass computes again.</summary>
    private int _again;

    /// <summary>How many branches of the backward pass are open.</summary>
    private int _branches;

    private void Backward(Loop loop)
    {
        if (IsFused(loop))
        {
            Fuse(loop);
            return;
        }

        HashSet<int> read = [.. loop.Body.Statements.SelectMany(Uses.Of).Concat(loop.Carried.SelectMany(carried => carried.Next.References())).Select(value => value.Id)];
        Carried[] active = loop.Carried
            .Where(carried => !carried.Head.Type.IsMemory && _activity.IsActive(carried.Head) && (_influence.Reaches(carried.Head) || _influence.Reaches(carried.Result)) && (_cotangents.Has(carried.Result) || read.Contains(carried.Head.Id)))
            .ToArray();
        if (!active.Any(carried => _cotangents.Has(carried.Result)) && !WritesActive(loop) && !HasShadow(loop))
        {
            return;
        }

        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        Value[] outside = loop.Body.Statements.SelectMany(Uses.Of)
            .Concat(loop.Carried.SelectMany(carried => carried.Next.References()))
            .Where(value => !inside.Contains(value.Id) && !value.Type.IsMemory && _activity.IsActive(value))
            .Distinct()
            .OrderBy(value => value.Id)
            .ToArray();
        List<(Value Of, Value Head, Expr Init)> carriedBack = [];
        foreach (Carried carried in active)
        {
            carriedBack.Add((carried.Head, GradientOf(carried.Head), _cotangents.Take(carried.Result) ?? ZeroOf(new Ref(carried.Result))));
        }

        foreach (Value value in outside)
        {
            carriedBack.Add((value, GradientOf(value), _cotangents.Take(value) ?? _derivatives.Zero(new Ref(value))));
        }

        (bool mayFuse, int kept) = (MayFuse(loop, carriedBack.Take(active.Length).Select(entry => entry.Init).ToArray()), _saves.Count + _again);
        CountedRange range = Backwards(loop);
        (List<Statement> outer, Cotangents cotangents) = (_statements, _cotangents);
        (_statements, _cotangents) = ([], new Cotangents());
        _statements.AddRange(_shadows.MadeFor(loop.Body));
        _loops.Push(loop);
        foreach ((Value of, Value head, _) in carriedBack.Skip(active.Length))
        {
            _cotangents.Add(of, new Ref(head));
        }

        List<Expr> adjoint()
        {
            for (int i = active.Length - 1; i >= 0; i--)
            {
                Backpropagate(active[i].Next, new Ref(carriedBack[i].Head));
            }

            Backward(loop.Body, isOutermost: true);
            return carriedBack.Select(entry => _cotangents.Take(entry.Of) ?? ZeroOf(new Ref(entry.Of))).ToList();
        }

        List<Expr> next;
        Value[] overwritten = [];
        if (loop.Recomputation == Recomputation.EachIteration)
        {
            next = Again(loop, adjoint, out overwritten);
        }
        else
        {
            next = adjoint();
            Restore(loop.Body, loop, next);
        }

        _loops.Pop();
        Block body = new(_statements.ToEquatableArray());
        (_statements, _cotangents) = (outer, cotangents);

        var reversed = new List<Carried>();
        for (int i = 0; i < carriedBack.Count; i++)
        {
            (Value of, Value head, Expr init) = carriedBack[i];
            if (next[i] is Ref unchanged && unchanged.Value.Equals(head) && i >= active.Length)
            {
                if (!init.IsConstant(0))
                {
                    _cotangents.Add(of, init);
                }

                continue;
            }

            Value result = GradientOf(of);
            reversed.Add(new Carried(head, init, next[i], result));
            if (i >= active.Length)
            {
                _cotangents.Add(of, new Ref(result));
            }
        }

        if (mayFuse && _saves.Count + _again > kept)
        {
            _worthFusing.Add(_outermost[loop].Ordinal);
        }

        AddKeeping(overwritten, new Loop(Section.Backward, range, Condition: null, reversed.Concat(CarriedBack(loop)).ToEquatableArray(), body));
        for (int i = active.Length - 1; i >= 0; i--)
        {
            Backpropagate(active[i].Init, new Ref(reversed[i].Result));
        }
    }

    /// <summary>The range of the reversed loop; a loop without a counter counts its iterations in the forward pass.</summary>
    private CountedRange Backwards(Loop loop)
    {
        if (loop.Range is { } range)
        {
            return Iterations.Backwards(range);
        }

        Value count = NewValue("iterations", TypeRef.Int, ValueRole.Temporary);
        Value total = count with { Id = _values.NextId++ };
        var zero = new Const(TypeRef.Int, 0, "0");
        var one = new Const(TypeRef.Int, 1, "1");
        _saves.AddCarried(loop, new Carried(count, zero, new Binary(BinaryOperator.Add, new Ref(count), one, TypeRef.Int), total));
        Value counter = NewValue("iteration", TypeRef.Int, ValueRole.Temporary);
        return new CountedRange(counter, Iterations.Offset(new Ref(total), -1), BinaryOperator.GreaterOrEqual, zero, IsUpward: false);
    }
}
