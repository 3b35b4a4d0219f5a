using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Whether the backward pass can compute a loop again: what it reads it finds again if it is kept where a segment begins,
/// which is all that the loop writes itself.
/// </summary>
internal sealed class Repeatability
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly Aliasing _aliasing;
    private readonly Writes _writes;

    /// <summary>The arrays of arrays whose rows are replaced somewhere.</summary>
    private readonly HashSet<int> _replaced;

    private readonly bool _mayWriteBack;

    /// <param name="function">The function, with what is known of the stability of its elements.</param>
    /// <param name="activity">What is active in it.</param>
    /// <param name="mayWriteBack">Whether the backward pass may write to the memory that the forward pass wrote.</param>
    public Repeatability(Function function, Activity activity, bool mayWriteBack)
    {
        _function = function;
        _activity = activity;
        _aliasing = Aliasing.Of(function);
        _writes = new Writes(_aliasing, function);
        _replaced = [.. function.Body.All().OfType<Store>().Where(store => store.Value.Type.IsMemory).Select(store => _aliasing.ClassOf(store.Target))];
        _mayWriteBack = mayWriteBack;
    }

    /// <summary>The loops that the user marked that cannot be computed again, by the ids of their counters, with the reason.</summary>
    public static IEnumerable<(int Counter, string Obstacle)> Obstacles(Function function)
    {
        if (!function.Body.All().Any(IsAsked))
        {
            return [];
        }

        function = Stabilities.Annotate(function);
        var repeatability = new Repeatability(function, Activity.Of(function), mayWriteBack: true);
        return function.Body.All().Where(IsAsked).Cast<Loop>()
            .Where(repeatability.IsWorthwhile)
            .Select(loop => (loop.Range!.Counter.Id, Obstacle: repeatability.Obstacle(loop)!))
            .Where(found => found.Obstacle is not null);
    }

    /// <summary>Whether a loop has an adjoint.</summary>
    public bool IsWorthwhile(Loop loop) =>
        loop.Carried.Any(carried => _activity.IsActive(carried.Head))
        || loop.All().Any(part => part switch
        {
            Store store => _activity.IsActive(store.Target),
            Bulk bulk => _activity.IsActive(bulk.Target),
            _ => false,
        });

    /// <summary>Why a loop cannot be computed again, as a clause; null where it can.</summary>
    public string? Obstacle(Loop loop)
    {
        HashSet<int> written = _writes.Of(loop);
        HashSet<int> inside = [.. loop.Body.Statements.SelectMany(Uses.Definitions).Select(value => value.Id)];
        Value? memory = loop.Body.Statements.SelectMany(Uses.Of)
            .Where(value => value.Type.IsMemory && written.Contains(_aliasing.ClassOf(value)) && !inside.Contains(value.Id))
            .OrderBy(value => Snapshots.CanKeep(value.Type))
            .FirstOrDefault();
        return Copied(loop, written) is { } copied ? $"it copies '{Derivatives.NameOf(copied)}', which is written later"
            : Changed(loop, written) is { } changed ? $"it reads '{Derivatives.NameOf(changed.Memory)}', which is written later"
            : memory is null ? null
            : !_mayWriteBack ? $"it writes to '{memory.Name}', which the second of two parts would have to change"
            : !Snapshots.CanKeep(memory.Type) ? $"it writes to '{memory.Name}', whose elements cannot be kept"
            : HandedOn(loop) is { } made ? $"it hands on arrays that it makes as '{made.Name}' and others"
            : written.Any(_replaced.Contains) ? $"it writes to rows of '{memory.Name}', which are replaced"
            : null;
    }

    private static bool IsAsked(Statement statement) => statement is Loop { Recomputation: Recomputation.Asked };

    /// <summary>What the loop copies all or a part of, and somebody else writes behind it.</summary>
    private Expr? Copied(Loop loop, HashSet<int> written) => loop.All().OfType<Bulk>()
        .Select(bulk => bulk.Source)
        .OfType<Expr>()
        .FirstOrDefault(source => !written.Contains(_aliasing.ClassOf(source)) && IsWrittenBehind(_function.Body, loop.Range!.Counter.Id, _aliasing.ClassOf(source)) == true);

    /// <summary>An element that the loop reads, and that is another for the backward pass.</summary>
    private Element? Changed(Loop loop, HashSet<int> written) =>
        loop.Body.Statements.SelectMany(Uses.Expressions).Concat(loop.Carried.Select(carried => carried.Next))
            .Select(expr => Volatile(expr, written))
            .FirstOrDefault(element => element is not null)
        ?? Volatile(loop.Range!.From, [])
        ?? Volatile(loop.Range.Bound, []);

    /// <summary>An element that is not the same for the backward pass, and is not kept.</summary>
    private Element? Volatile(Expr expr, HashSet<int> kept)
    {
        Element? found = null;
        expr.Visit(node => found ??= node is Element { Stability: Stability.Volatile } element && !kept.Contains(_aliasing.ClassOf(element.Memory)) ? element : null);
        return found;
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
}
