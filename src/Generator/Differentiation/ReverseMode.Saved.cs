using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// What the function saves itself, being a derivative already. The cotangents of what it reads back are saved in turn, in
/// a shadow of the array or stack, and are taken from there where the value was saved: the adjoint of a pop is a push,
/// that of a push is a pop.
/// </content>
internal sealed partial class ReverseMode
{
    /// <summary>The shadows, by what they are the shadow of.</summary>
    private readonly Dictionary<int, Value> _savedShadows = [];

    /// <summary>The stacks of residuals that this function is given.</summary>
    private readonly HashSet<int> _opened = [];

    /// <summary>What is still there when the loops run backwards.</summary>
    private readonly HashSet<int> _keptThroughout;

    private bool IsKeptThroughout(Expr expr) =>
        SavedFunctions.IsElement(expr) && _keptThroughout.Contains(SavedFunctions.ReadFrom(expr)!.Id);

    /// <summary>Saves the cotangent of a value that was read back.</summary>
    private void Unread(Expr read, Expr grad)
    {
        Value saved = SavedFunctions.ReadFrom(read)!;
        bool isFirst = !_savedShadows.ContainsKey(saved.Id);
        Value shadow = Shadow(saved);
        if (SavedFunctions.IsPop(read))
        {
            _statements.Add(new Save(Section.Backward, shadow, Index: null, grad));
            return;
        }

        Expr index = read.Children[1];
        Expr sum = isFirst ? grad : Derivatives.Add(SavedFunctions.PartialSum(shadow, index, read.Type), grad);
        _statements.Add(new Save(Section.Backward, shadow, index, sum));
    }

    /// <summary>Takes the cotangent of a value from where it was saved.</summary>
    private void Unsave(Save save)
    {
        if (!_savedShadows.TryGetValue(save.Saved.Id, out Value? shadow))
        {
            return;
        }

        if (save.Value.IsImpure())
        {
            throw new NotDifferentiableException("sums of cotangents in a saved array are not differentiated again");
        }

        if (save.Index is { } index)
        {
            Backpropagate(save.Value, SavedFunctions.Element(shadow, index, save.Value.Type));
            return;
        }

        Value popped = NewValue("grad" + Derivatives.Pascal(Derivatives.NameOf(save.Value)), save.Value.Type, ValueRole.Temporary);
        _statements.Add(new Let(Section.Backward, popped, SavedFunctions.Pop(shadow, popped.Type), IsPinned: true));
        Backpropagate(save.Value, new Ref(popped));
    }

    /// <summary>The cotangents of all that was put back into memory go onto a stack, and leave zeros.</summary>
    private void Unpop(Bulk pop)
    {
        Expr shadow = _shadows.Of(pop.Target);
        if (shadow.Type.Item!.IsMemory)
        {
            throw new NotDifferentiableException("what a checkpointed loop keeps of rows is not differentiated again");
        }

        _statements.Add(new Bulk(Section.Backward, BulkKind.Push, new Ref(Shadow(((Ref)pop.Source!).Value)), shadow));
        _statements.Add(new Bulk(Section.Backward, BulkKind.Clear, shadow));
    }

    /// <summary>And come back where it was kept.</summary>
    private void Unpush(Bulk push)
    {
        if (!_savedShadows.TryGetValue(((Ref)push.Target).Value.Id, out Value? stack))
        {
            return;
        }

        Expr shadow = _shadows.Of(push.Source!);
        Value taken = NewValue("gradKept", shadow.Type, ValueRole.Derivative);
        _statements.Add(new Let(Section.Backward, taken, MemoryHelpers.ZerosLike(shadow), IsPinned: true));
        _statements.Add(new Bulk(Section.Backward, BulkKind.Pop, new Ref(taken), new Ref(stack)));
        _statements.Add(AddAll(shadow, new Ref(taken)));
    }

    /// <summary>
    /// The cotangents of what a part of a pair keeps or takes back, in residuals of their own: whatever the one part puts
    /// there, zeros too, the other takes.
    /// </summary>
    private IEnumerable<Let> OpenShadows(Block block)
    {
        foreach (Let let in block.Statements.OfType<Let>().Where(let => ResidualFunctions.IsRead(let.Expression) && let.Target.Type.Item!.CarriesDerivative))
        {
            ResidualFields.RequireNumbers(let.Expression);
            Value residuals = ((Ref)let.Expression.Children[0]).Value;
            _ = _opened.Add(let.Target.Id);
            yield return new Let(Section.Backward, Shadow(let.Target), ResidualFunctions.From(Shadow(residuals), let.Expression), IsPinned: true);
        }
    }

    /// <summary>Whether a value is taken back that the other part of a pair keeps.</summary>
    private bool IsTakenBack(Let let) => SavedFunctions.IsPop(let.Expression) && _opened.Contains(SavedFunctions.ReadFrom(let.Expression)!.Id);

    private Value Shadow(Value saved)
    {
        if (!_savedShadows.TryGetValue(saved.Id, out Value? shadow))
        {
            _savedShadows.Add(saved.Id, shadow = GradientOf(saved));
        }

        return shadow;
    }

    /// <summary>Whether cotangents wait for what a statement saves.</summary>
    private bool HasShadow(Statement statement) =>
        statement.All().Any(part => part switch
        {
            Save save => _savedShadows.ContainsKey(save.Saved.Id),
            Bulk { Kind: BulkKind.Push, Target: Ref stack } => _savedShadows.ContainsKey(stack.Value.Id),
            Let let => IsTakenBack(let),
            _ => false,
        });

    /// <summary>Declares the shadows of what a block declares, before the adjoint of the block.</summary>
    private void DeclareShadows(Block block, int start)
    {
        foreach (Let let in block.Statements.OfType<Let>())
        {
            if ((SavedFunctions.IsRent(let.Expression) || let.Target.Type.IsResiduals) && _savedShadows.TryGetValue(let.Target.Id, out Value? shadow))
            {
                _statements.Insert(start++, new Let(Section.Backward, shadow, let.Expression, IsPinned: true, IsUsing: true));
            }
        }
    }
}
