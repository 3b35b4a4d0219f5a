using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>How much has been followed into: what calls that call others amount to grows without bounds.</content>
internal sealed partial class BodyParser
{
    /// <summary>More operations than can be differentiated in a time that an editor has.</summary>
    private const int MostFollowed = 20_000;

    /// <summary>The operations of the calls that were followed into.</summary>
    private int _followed;

    /// <summary>The call of the method itself that is being followed into, and what it calls.</summary>
    private (IOperation Site, IMethodSymbol Target)? _outermostCall;

    private void CountCall(IOperation site, IMethodSymbol target, IOperation body)
    {
        if (_callStack.Count == _outermost)
        {
            _outermostCall = (site, target);
        }

        _followed += _scope.SizeOf(body);
        if (_followed > MostFollowed && _outermostCall is { } call)
        {
            throw Reject(
                call.Site,
                Descriptors.TooManyCalls,
                call.Target.Name,
                _scope.MayPlan
                    ? "those that only take numbers, arrays and spans of numbers and return a number or nothing have derivatives of their own; let these be such, or give them [Derivative] rules"
                    : "only ValueAndGrad, Vjp and Jvp without checkpoints can do without; ask for these alone, call the methods in a loop, or give them [Derivative] rules");
        }
    }
}
