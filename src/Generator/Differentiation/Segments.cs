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

    private readonly Activity _activity;
    private readonly Repeatability _repeatability;
    private int _nextId;

    private Segments(Function function, bool mayWriteBack)
    {
        _activity = Activity.Of(function);
        _repeatability = new Repeatability(function, _activity, mayWriteBack);
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
        && _repeatability.IsWorthwhile(loop)
        && CanRepeat(loop)
            ? Divide(loop, range)
            : [statement];

    /// <summary>Whether the backward pass can compute the loop again; the user is told why it cannot where that was asked for.</summary>
    private bool CanRepeat(Loop loop)
    {
        string? obstacle = _repeatability.Obstacle(loop);
        return obstacle is null ? true
            : loop.Recomputation == Recomputation.Scheduled ? false
            : throw new NotDifferentiableException($"the checkpointed loop over '{loop.Range!.Counter.Name}' cannot be computed again, because {obstacle}; use an ordinary loop");
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
