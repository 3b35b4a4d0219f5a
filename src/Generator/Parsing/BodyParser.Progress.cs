using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>How far the parser has come, to go back to where an attempt that was rejected began.</content>
internal sealed partial class BodyParser
{
    private sealed record Progress(
        Environment Environment,
        Environment Caller,
        List<Statement> Statements,
        int Count,
        int Calls,
        Expr? Receiver,
        ISymbol? Self,
        ILoopOperation? Loop,
        ISwitchOperation? Switch,
        Unset Unset,
        Dictionary<Flow, int> FlagVariables,
        int? ResultVariable,
        Dictionary<IOperation, Element> Places,
        Expr? PatternInput,
        bool IsThrowing,
        bool StaysInPlace,
        int Followed,
        string Quote);

    private Progress Now() => new(
        _environment, _caller, _statements, _statements.Count, _callStack.Count, _receiver, _self, _loop, _switch, _unset,
        _flagVariables, _resultVariable, _places, _patternInput, _isThrowing, _staysInPlace, _followed, _quote);

    private void GoBack(Progress to)
    {
        (_environment, _caller, _statements, _receiver, _self) = (to.Environment, to.Caller, to.Statements, to.Receiver, to.Self);
        (_loop, _switch, _unset, _flagVariables, _resultVariable) = (to.Loop, to.Switch, to.Unset, to.FlagVariables, to.ResultVariable);
        (_places, _patternInput, _isThrowing, _staysInPlace, _followed, _quote) = (to.Places, to.PatternInput, to.IsThrowing, to.StaysInPlace, to.Followed, to.Quote);
        _statements.RemoveRange(to.Count, _statements.Count - to.Count);
        _callStack.RemoveRange(to.Calls, _callStack.Count - to.Calls);
    }
}
