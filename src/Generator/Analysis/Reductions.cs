using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Finds the loops of the outermost block whose iterations meet in sums only: no iteration reads what another computed,
/// and what is added up is read nowhere in the loop. The adjoint of an iteration may follow it at once then, while all
/// that it needs is still there.
/// </summary>
internal sealed class Reductions
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly Aliasing _aliasing;
    private readonly Writes _writes;
    private readonly FirstWrites _firstWrites;

    private Reductions(Function function)
    {
        _function = function;
        _activity = Activity.Of(function);
        _aliasing = Aliasing.Of(function);
        _writes = new Writes(_aliasing, function);
        _firstWrites = new FirstWrites(function, _aliasing);
    }

    /// <summary>Which of the loops of the outermost block they are, counted from 0.</summary>
    public static HashSet<int> Of(Function function)
    {
        var reductions = new Reductions(function);
        return [.. function.Body.Statements
            .Select((statement, i) => (Loop: statement as Loop, Position: i))
            .Where(entry => entry.Loop is not null)
            .Select((entry, ordinal) => reductions.IsReduction(entry.Loop!, entry.Position) ? ordinal : -1)
            .Where(ordinal => ordinal >= 0)];
    }

    private bool IsReduction(Loop loop, int position) =>
        loop is { Range: not null, Recomputation: Recomputation.None }
        && loop.Carried.All(carried => !carried.Head.Type.IsMemory && (!_activity.IsActive(carried.Head) || CarriedSum.Is(carried, loop)))
        && !loop.Body.All().Any(HasOtherEffects)
        && !Uses.Expressions(loop).Any(expr => expr.Any(node => SavedFunctions.ReadFrom(node) is not null))
        && MeetsNowhereInMemory(loop, position);

    /// <summary>Whether a statement does what is not known to be undone by its adjoint alone.</summary>
    private static bool HasOtherEffects(Statement statement) =>
        statement is Save or Effect or Invoke or Store { Value.Type.IsMemory: true }
        || (statement is Let { Expression: Call { Function.IsPure: false } call } && !MemoryFunctions.IsAllocation(call) && call.Arguments.Any(argument => argument.Type.IsMemory));

    /// <summary>
    /// Whether memory that the loop writes is written anew by each iteration before it is read, and by nobody else's leave
    /// read afterwards; and whether what it reads stays as it is.
    /// </summary>
    private bool MeetsNowhereInMemory(Loop loop, int position)
    {
        HashSet<int> written = _writes.Of(loop);
        Statement[] later = _function.Body.Statements.Skip(position + 1).ToArray();
        HashSet<int> overwritten = [.. later.SelectMany(_writes.Of)];
        HashSet<int> touched = [.. Uses.Expressions(loop).SelectMany(Touched)];
        HashSet<int> readLater = [.. later.SelectMany(Uses.Expressions).Concat(_function.Results.Select(result => result.Expression)).SelectMany(Touched)];
        return touched.All(memory => memory >= 0 && !(overwritten.Contains(memory) && !written.Contains(memory)))
            && written.All(memory => IsMadeInside(memory, loop) || (IsMadeHere(memory) && !readLater.Contains(memory) && _firstWrites.AreOf(loop.Body, memory)));
    }

    /// <summary>The classes of memory that an expression refers to.</summary>
    private IEnumerable<int> Touched(Expr expr)
    {
        var touched = new List<int>();
        expr.Visit(node =>
        {
            if (node.Type.IsMemory)
            {
                touched.Add(_aliasing.ClassOf(node));
            }
        });
        return touched.Where(memory => memory != Aliasing.Nothing);
    }

    private bool IsMadeInside(int memory, Loop loop)
    {
        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        return _function.Parameters.All(parameter => !parameter.Value.Type.IsMemory || _aliasing.ClassOf(parameter.Value) != memory)
            && _function.Body.All().SelectMany(statement => statement.Targets).All(value => !value.Type.IsMemory || inside.Contains(value.Id) || _aliasing.ClassOf(value) != memory);
    }

    /// <summary>Whether all of a class is one array that the outermost block makes.</summary>
    private bool IsMadeHere(int memory) =>
        _function.Parameters.All(parameter => !parameter.Value.Type.IsMemory || _aliasing.ClassOf(parameter.Value) != memory)
        && _function.Body.Statements.OfType<Let>().Any(let => let.Target.Type.IsMemory && _aliasing.ClassOf(let.Target) == memory && MemoryFunctions.IsNew(let.Expression))
        && _function.Body.All().OfType<Let>().Count(let => let.Target.Type.IsMemory && _aliasing.ClassOf(let.Target) == memory && MemoryFunctions.IsAllocation(let.Expression)) == 1;
}
