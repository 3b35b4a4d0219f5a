using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// The ways in which the end of some statements is reached. Jumps are made structured: what follows a branch that jumps
/// goes into the other branch, and where only some paths of a branch jump, a flag guards what follows.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>A set of ways; empty where every path throws.</summary>
    [System.Flags]
    private enum Flow
    {
        Throws = 0,
        FallsThrough = 1,

        /// <summary>To what follows the switch.</summary>
        Leaves = 2,

        /// <summary>To the next iteration.</summary>
        Continues = 4,

        /// <summary>To what follows the loop.</summary>
        Breaks = 8,

        Returns = 16,
    }

    private static readonly Flow[] Jumps = [Flow.Leaves, Flow.Continues, Flow.Breaks, Flow.Returns];

    /// <summary>What follows a statement in its block; parsed once, by whoever takes it.</summary>
    private sealed class Rest(System.Func<Flow> parse)
    {
        public bool IsTaken { get; private set; }

        public Flow Take()
        {
            IsTaken = true;
            return parse();
        }
    }

    /// <summary>How some statements end, and what the variables are then.</summary>
    private sealed record End(Flow Flow, Environment State);

    /// <summary>
    /// What stands for a flag that is not set, and for the result that is not there: in a loop the flag itself, which ends
    /// the loop once it is set.
    /// </summary>
    private Unset _unset = Unset.Nothing;

    private sealed record Unset(ImmutableDictionary<Flow, Expr> Flags, Expr? Result)
    {
        public static readonly Unset Nothing = new(ImmutableDictionary<Flow, Expr>.Empty, null);
    }

    /// <summary>The variables of the flags and of the result; each level of nesting sets the same one.</summary>
    private Dictionary<Flow, int> _flagVariables = [];

    private int? _resultVariable;

    /// <summary>The variables of the method that calls the one that is being parsed.</summary>
    private Environment _caller = Environment.Empty;

    private ILoopOperation? _loop;

    /// <summary>What belongs to the body of one method.</summary>
    private sealed record Frame(
        Environment State,
        Environment Caller,
        ILoopOperation? Loop,
        Unset Unset,
        Dictionary<Flow, int> FlagVariables,
        int? ResultVariable,
        int Start);

    private Frame EnterBody()
    {
        var frame = new Frame(_environment, _caller, _loop, _unset, _flagVariables, _resultVariable, _statements.Count);
        _environment = _environment.WithoutJumps();
        (_caller, _loop, _unset, _flagVariables, _resultVariable) = (_environment, null, Unset.Nothing, [], null);
        return frame;
    }

    private void LeaveBody(Frame frame)
    {
        DeclareFlags(frame.Start);
        _environment = frame.State with { Variables = _environment.Without(frame.State).Variables };
        (_caller, _loop, _unset, _flagVariables, _resultVariable) = (frame.Caller, frame.Loop, frame.Unset, frame.FlagVariables, frame.ResultVariable);
    }

    /// <summary>Where a jump goes; null for one that goes elsewhere.</summary>
    private Flow? FlowOf(IBranchOperation jump) =>
        SymbolEqualityComparer.Default.Equals(jump.Target, _switch?.ExitLabel) ? Flow.Leaves
        : SymbolEqualityComparer.Default.Equals(jump.Target, _loop?.ExitLabel) ? Flow.Breaks
        : SymbolEqualityComparer.Default.Equals(jump.Target, _loop?.ContinueLabel) ? Flow.Continues
        : null;

    private static Flow WithoutFalling(Flow flow) => flow & ~Flow.FallsThrough;

    private static IEnumerable<Flow> JumpsOf(Flow flow) => Jumps.Where(jump => (flow & jump) != 0);

    /// <summary>Whether a jump was made; only asked where some path made it.</summary>
    private Expr Flag(End end, Flow jump) =>
        (end.Flow & jump) == 0 ? UnsetFlag(jump)
        : end.State.Flags.TryGetValue(jump, out Expr? flag) ? flag
        : Const.Bool(true);

    private Expr UnsetFlag(Flow jump)
    {
        if (jump == Flow.Returns && !_unset.Flags.ContainsKey(jump))
        {
            Value value = _scope.NewValue(FlagName(jump), TypeRef.Bool, ValueRole.Local, FlagVariable(jump));
            _unset = _unset with { Flags = _unset.Flags.Add(jump, new Ref(value)) };
        }

        return _unset.Flags.TryGetValue(jump, out Expr? unset) ? unset : Const.Bool(false);
    }

    private Expr UnsetResult(Expr like)
    {
        if (_unset.Result is null)
        {
            _unset = _unset with { Result = NewResult(like) };
        }

        return _unset.Result!;
    }

    /// <summary>A new version of what the method returns.</summary>
    private Expr NewResult(Expr like) => MapLeaves("value", like, (name, leaf) =>
        new Ref(NewVersion(ResultVariable(like.Type), "value", name, leaf.Type, ValueRole.Result)));

    /// <summary>Where some paths return, it is said at the beginning of the method that none has.</summary>
    private void DeclareFlags(int start)
    {
        if (_unset.Flags.TryGetValue(Flow.Returns, out Expr? flag) && flag is Ref { Value: var hasReturned })
        {
            _statements.Insert(start, new Let(Section.Forward, hasReturned, Const.Bool(false)));
        }

        foreach (Value result in _unset.Result is null ? [] : Leaves(_unset.Result).OfType<Ref>().Select(leaf => leaf.Value).Reverse())
        {
            _statements.Insert(start, new Let(Section.Forward, result, Const.Nothing(result.Type)));
        }
    }

    /// <summary>Whether none of the jumps was made.</summary>
    private static Expr NoneOf(Flow jumps, Environment state) => JumpsOf(jumps)
        .Select(jump => Not(state.Flags[jump]))
        .Aggregate((left, right) => new Binary(BinaryOperator.AndAlso, left, right, TypeRef.Bool));

    private static string FlagName(Flow jump) => jump switch
    {
        Flow.Leaves => "hasLeft",
        Flow.Continues => "hasContinued",
        Flow.Breaks => "isOver",
        _ => "hasReturned",
    };

    private int FlagVariable(Flow jump)
    {
        if (!_flagVariables.TryGetValue(jump, out int variable))
        {
            variable = _scope.NewValue(FlagName(jump), TypeRef.Bool, ValueRole.Local).Id;
            _flagVariables.Add(jump, variable);
        }

        return variable;
    }

    private int ResultVariable(TypeRef type) =>
        _resultVariable ??= _scope.NewValue("value", type, ValueRole.Result).Id;

    /// <summary>What follows statements after which some paths have jumped.</summary>
    private Flow Guarded(Flow flow, System.Func<Flow> rest)
    {
        Environment jumped = _environment;
        return Branch(
            () => NoneOf(flow, jumped),
            () =>
            {
                _environment = jumped.WithoutJumps();
                return rest();
            },
            () => WithoutFalling(flow),
            rest: null,
            guarded: jumped);
    }
}
