using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>What a schedule of checkpoints leaves alone: loops whose adjoints need nothing that they save.</content>
internal sealed partial class ReverseMode
{
    /// <summary>The function, in which only loops that save something are scheduled: found by differentiating it without checkpoints.</summary>
    private static Function Unscheduled(Function function, RuleTable rules, FunctionTable functions)
    {
        if (!function.Body.Statements.Any(statement => statement is Loop { Recomputation: Recomputation.Scheduled }))
        {
            return function;
        }

        HashSet<int> saving;
        try
        {
            Function plain = new ReverseMode(Without(function, _ => true), rules, functions, []).Transform(null);
            saving = [.. plain.Body.Statements.OfType<Loop>().Where(Saves).Select(CounterOf)];
        }
        catch (NotDifferentiableException)
        {
            // What cannot be saved can perhaps be computed again.
            return function;
        }

        return Without(function, loop => !saving.Contains(CounterOf(loop)));
    }

    private static int CounterOf(Loop loop) => loop.Range?.Counter.Id ?? -1;

    private static bool Saves(Loop loop) => loop.All().Any(part => part is Save or Bulk { Kind: BulkKind.Push });

    /// <summary>The function without the schedule of some of its loops.</summary>
    private static Function Without(Function function, System.Func<Loop, bool> isLeftAlone) => function with
    {
        Body = new Block(function.Body.Statements
            .Select(statement => statement is Loop { Recomputation: Recomputation.Scheduled } loop && isLeftAlone(loop) ? loop with { Recomputation = Recomputation.None } : statement)
            .ToEquatableArray()),
    };
}
