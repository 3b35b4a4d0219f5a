using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Divides the loops that are to be checkpointed into segments of about the square root of their iterations: a loop over
/// segments around a loop over the iterations of one. Reverse mode saves only what each segment starts from, and computes
/// a segment again, saving what its adjoint needs, when it gets there.
/// </summary>
internal sealed class Segments
{
    private const string Qualifier = "Checkpoint.";

    private readonly Function _function;
    private readonly Activity _activity;
    private readonly Aliasing _aliasing;
    private readonly Writes _writes;

    /// <summary>The arrays of arrays whose rows are replaced somewhere.</summary>
    private readonly HashSet<int> _replaced;

    private readonly bool _mayWriteBack;
    private int _nextId;

    private Segments(Function function, bool mayWriteBack)
    {
        _function = function;
        _activity = Activity.Of(function);
        _aliasing = Aliasing.Of(function);
        _writes = new Writes(_aliasing, function);
        _replaced = [.. function.Body.All().OfType<Store>().Where(store => store.Value.Type.IsMemory).Select(store => _aliasing.ClassOf(store.Target))];
        _mayWriteBack = mayWriteBack;
        _nextId = function.NextId;
    }

    /// <summary>Divides the loops of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="mayWriteBack">Whether the backward pass may write to the memory that the forward pass wrote.</param>
    public static Function Divide(Function function, bool mayWriteBack = true)
    {
        if (!function.Body.Statements.Any(IsAsked))
        {
            return function;
        }

        function = Stabilities.Annotate(function);
        var segments = new Segments(function, mayWriteBack);
        Block body = segments.Divide(function.Body);
        return function with { Body = body, NextId = segments._nextId };
    }

    private static bool IsAsked(Statement statement) =>
        statement.All().Any(part => part is Loop { Recomputation: Recomputation.Asked or Recomputation.Scheduled });

    private Block Divide(Block block) => new(block.Statements
        .SelectMany(statement => Divide(statement.WithBlocks(statement.Blocks.Select(Divide).ToArray())))
        .ToEquatableArray());

    private Statement[] Divide(Statement statement) =>
        statement is Loop { Recomputation: Recomputation.Asked or Recomputation.Scheduled, Range: { IsUpward: true } range } loop
        && (loop.Carried.Any(carried => _activity.IsActive(carried.Head)) || WritesActive(loop))
        && CanRepeat(loop)
            ? Divide(loop, range)
            : [statement];

    private bool WritesActive(Loop loop) => loop.All().Any(part => part switch
    {
        Store store => _activity.IsActive(store.Target.Memory),
        Bulk bulk => _activity.IsActive(bulk.Target),
        _ => false,
    });

    /// <summary>Whether the backward pass can compute the loop again; the user is told why it cannot where that was asked for.</summary>
    private bool CanRepeat(Loop loop)
    {
        string? obstacle = Obstacle(loop);
        return obstacle is null ? true
            : loop.Recomputation == Recomputation.Scheduled ? false
            : throw new NotDifferentiableException($"the checkpointed loop over '{loop.Range!.Counter.Name}' {obstacle}, so that it cannot be computed again; use an ordinary loop");
    }

    /// <summary>What it reads it finds again if it is kept where a segment begins: all that the loop writes itself.</summary>
    private string? Obstacle(Loop loop)
    {
        HashSet<int> written = _writes.Of(loop);
        HashSet<int> inside = [.. loop.Body.Statements.SelectMany(Uses.Definitions).Select(value => value.Id)];
        Element? changed = loop.Body.Statements.SelectMany(Uses.Expressions).Concat(loop.Carried.Select(carried => carried.Next)).Select(expr => Volatile(expr, written)).FirstOrDefault(element => element is not null)
            ?? Volatile(loop.Range!.From, []) ?? Volatile(loop.Range.Bound, []);
        Value? memory = loop.Body.Statements.SelectMany(Uses.Of)
            .Where(value => value.Type.IsMemory && written.Contains(_aliasing.ClassOf(value)) && !inside.Contains(value.Id))
            .OrderBy(value => Snapshots.CanKeep(value.Type))
            .FirstOrDefault();
        Expr? copied = loop.All().OfType<Bulk>().Select(bulk => bulk.Source).OfType<Expr>()
            .FirstOrDefault(source => !written.Contains(_aliasing.ClassOf(source)) && IsWrittenBehind(_function.Body, loop.Range!.Counter.Id, _aliasing.ClassOf(source)) == true);
        return copied is not null ? $"copies of '{Derivatives.NameOf(copied)}' what is written later"
            : changed is not null ? $"reads of '{Derivatives.NameOf(changed.Memory)}' what is written later"
            : memory is null ? null
            : !_mayWriteBack ? $"writes to '{memory.Name}', which the second of two parts would have to change"
            : !Snapshots.CanKeep(memory.Type) ? $"writes to '{memory.Name}', whose elements cannot be kept"
            : HandedOn(loop) is { } made ? $"hands on arrays that it makes as '{made.Name}' and others"
            : written.Any(_replaced.Contains) ? $"writes to rows of '{memory.Name}', which are replaced"
            : null;
    }

    /// <summary>Whether memory is written behind the loop with a counter, or by a loop around it; null where the block has no such loop.</summary>
    private bool? IsWrittenBehind(Block block, int counter, int memory)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            bool isHere = statement is Loop { Range.Counter.Id: var id } && id == counter;
            bool? inside = isHere ? false : statement.Blocks.Select(inner => IsWrittenBehind(inner, counter, memory)).FirstOrDefault(found => found is not null);
            if (inside is { } written)
            {
                return written
                    || (!isHere && statement is Loop && _writes.Of(statement).Contains(memory))
                    || block.Statements.Skip(i + 1).Any(next => _writes.Of(next).Contains(memory));
            }
        }

        return null;
    }

    /// <summary>Arrays that one iteration makes and the next reads must go by one name: their shadows are made anew as well.</summary>
    private Value? HandedOn(Loop loop) => loop.Carried
        .Select(carried => carried.Head)
        .FirstOrDefault(head => head.Type.IsMemory
            && Snapshots.IsMadeIn(loop, head, _aliasing)
            && (head.Type.Rank > 1 || head.Type.Item!.IsMemory || loop.Carried.Count(other => other.Head.Type.IsMemory && _aliasing.ClassOf(other.Head) == _aliasing.ClassOf(head)) > 1));

    /// <summary>An element that is not the same for the backward pass, and is not kept.</summary>
    private Element? Volatile(Expr expr, HashSet<int> kept)
    {
        Element? found = null;
        expr.Visit(node => found ??= node is Element { Stability: Stability.Volatile } element && !kept.Contains(_aliasing.ClassOf(element.Memory)) ? element : null);
        return found;
    }

    private Statement[] Divide(Loop loop, CountedRange range)
    {
        TypeRef type = range.Counter.Type;
        Expr count = Iterations.Count(range);
        Value length = NewValue("length", type);
        Value number = NewValue("segments", type);
        Value segment = NewValue("segment", type);
        Value first = NewValue("first", type);
        Value end = NewValue("end", type);
        Expr start = new Binary(BinaryOperator.Multiply, new Ref(segment), new Ref(length), type);
        if (!range.From.IsConstant(0))
        {
            start = new Binary(BinaryOperator.Add, range.From, start, type);
        }

        Expr bound = Iterations.Offset(range.Bound, range.Comparison == BinaryOperator.LessOrEqual ? 1 : 0);
        Carried[] carried = loop.Carried.ToArray();
        Value[] heads = carried.Select(entry => Another(entry.Head)).ToArray();
        Value[] ends = carried.Select(entry => Another(entry.Head)).ToArray();
        var inner = loop with
        {
            Range = range with { From = new Ref(first), Comparison = BinaryOperator.Less, Bound = new Ref(end) },
            Carried = carried.Select((entry, i) => new Carried(entry.Head, new Ref(heads[i]), entry.Next, ends[i])).ToEquatableArray(),
            Recomputation = Recomputation.None,
        };
        Statement[] body = [Define(first, start), Define(end, Call("End", type, new Ref(first), new Ref(length), bound)), inner];
        var outer = new Loop(
            loop.Section,
            new CountedRange(segment, new Const(type, 0, "0"), BinaryOperator.Less, new Ref(number), IsUpward: true),
            Condition: null,
            carried.Select((entry, i) => new Carried(heads[i], entry.Init, new Ref(ends[i]), entry.Result)).ToEquatableArray(),
            new Block(body.ToEquatableArray()),
            Recomputation.EachIteration);
        return [Define(length, Call("SegmentLength", type, count)), Define(number, Call("Segments", type, count)), outer];
    }

    private static Let Define(Value value, Expr expr) => new(Section.Forward, value, expr);

    private static Call Call(string name, TypeRef type, params Expr[] arguments) => new(
        new FunctionRef(
            Qualifier + name + " " + type.Name,
            name,
            Qualifier,
            CallStyle.Static,
            type,
            EquatableArray<FunctionParameter>.Empty,
            Shape: string.Empty,
            IsPure: true),
        arguments);

    private Value NewValue(string name, TypeRef type)
    {
        return new Value(_nextId++, name, type, ValueRole.Temporary);
    }

    private Value Another(Value version)
    {
        Value another = version with { Id = _nextId++ };
        if (_activity.IsActive(version))
        {
            _activity.Mark(another);
        }

        return another;
    }
}
