using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>Branches run backwards: the side that was taken gets the cotangents.</content>
internal sealed partial class ReverseMode
{
    private void Backward(If branch)
    {
        var adjoints = new List<(Merge Merge, Expr Grad)>();
        foreach (Merge merge in Enumerable.Reverse(branch.Merges.ToArray()))
        {
            if (_activity.IsActive(merge.Target) && _cotangents.Take(merge.Target) is { } grad)
            {
                adjoints.Add((merge, Name(merge.Target, grad)));
            }
        }

        if (adjoints.Count > 0 || WritesActive(branch) || HasShadow(branch))
        {
            Branch(
                branch.Condition,
                () =>
                {
                    _statements.AddRange(_shadows.MadeFor(branch.Then));
                    adjoints.ForEach(adjoint => Backpropagate(adjoint.Merge.Then, adjoint.Grad));
                    Backward(branch.Then, isOutermost: false);
                    RestoreSide(branch.Then);
                },
                () =>
                {
                    _statements.AddRange(_shadows.MadeFor(branch.Else));
                    adjoints.ForEach(adjoint => Backpropagate(adjoint.Merge.Else, adjoint.Grad));
                    Backward(branch.Else, isOutermost: false);
                    RestoreSide(branch.Else);
                });
        }
    }

    /// <summary>A branch of the backward pass: each side adds up its own contributions, and a merge takes those of the side taken.</summary>
    private void Branch(Expr condition, System.Action whenTrue, System.Action whenFalse)
    {
        (List<Statement> outer, Cotangents cotangents) = (_statements, _cotangents);
        (Block thenBlock, Cotangents thenCotangents) = Side(whenTrue);
        (Block elseBlock, Cotangents elseCotangents) = Side(whenFalse);
        (_statements, _cotangents) = (outer, cotangents);
        var merges = new List<Merge>();
        foreach (Value value in thenCotangents.Pending.Concat(elseCotangents.Pending).Distinct().ToArray())
        {
            var reference = new Ref(value);
            Value target = GradientOf(value);
            merges.Add(new Merge(
                target,
                thenCotangents.Take(value) ?? ZeroOf(reference),
                elseCotangents.Take(value) ?? ZeroOf(reference)));
            _cotangents.Add(value, new Ref(target));
        }

        if (merges.Count > 0 || thenBlock.Statements.Concat(elseBlock.Statements).Any(HasEffect))
        {
            _statements.Add(new If(Section.Backward, condition, thenBlock, elseBlock, merges.ToEquatableArray()));
        }
    }

    /// <summary>Whether a statement of the backward pass does anything but define values: what is not known to be harmless does.</summary>
    private static bool HasEffect(Statement statement) =>
        statement.All().Any(part => part is not (Let { IsPinned: false } or Comment or If or Loop));

    /// <summary>What stands for a value on the paths on which it was not computed; null for one that is always there.</summary>
    private Const? Nothing(Expr merged) => merged switch
    {
        Const { IsNumber: false } constant => constant,
        Ref reference => _nothing.TryGetValue(reference.Value.Id, out Const? nothing) ? nothing : null,
        _ => null,
    };

    /// <summary>Zero; nothing for a value that is there only on the side where it was computed.</summary>
    private Expr ZeroOf(Ref value) => _nothing.TryGetValue(value.Value.Id, out Const? nothing) ? nothing : _derivatives.Zero(value);

    private (Block Block, Cotangents Cotangents) Side(System.Action side)
    {
        (_statements, _cotangents) = ([], new Cotangents());
        _branches++;
        side();
        _branches--;
        return (new Block(_statements.ToEquatableArray()), _cotangents);
    }
}
