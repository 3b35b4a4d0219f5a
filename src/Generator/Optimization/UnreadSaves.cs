using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Drops what is saved and never read again, with the array or stack that it was saved in.</summary>
internal static class UnreadSaves
{
    public static Block Drop(Function function)
    {
        List<int> kept = [.. function.Body.All().OfType<Let>().Where(let => SavedFunctions.IsRent(let.Expression)).Select(let => let.Target.Id)];
        if (kept.Count == 0)
        {
            return function.Body;
        }

        Dictionary<int, int> uses = Uses.Count(function);
        HashSet<int> reads = [.. function.Body.Statements
            .SelectMany(statement => statement.All())
            .SelectMany(statement => Reads(statement, uses))
            .Concat(function.Results.SelectMany(result => SavedFunctions.AllReads(result.Expression)))
            .Select(saved => saved.Id)];
        HashSet<int> unread = [.. kept.Where(id => !reads.Contains(id))];
        return unread.Count == 0 ? function.Body : function.Body.Where(statement => statement switch
        {
            Save save => !unread.Contains(save.Saved.Id),
            Let let => !unread.Contains(let.Target.Id) && !(SavedFunctions.ReadFrom(let.Expression) is { } saved && unread.Contains(saved.Id)),
            _ => true,
        });
    }

    /// <summary>
    /// Where values are read back that are used. Not those that a sum is read from for the next summand, nor those that
    /// are taken off a stack for nothing.
    /// </summary>
    private static IEnumerable<Value> Reads(Statement statement, Dictionary<int, int> uses)
    {
        if (statement is Bulk { Kind: BulkKind.Pop, Source: Ref stack })
        {
            return [stack.Value];
        }

        IEnumerable<Expr> own = statement is Let let && SavedFunctions.IsPop(let.Expression) && !uses.ContainsKey(let.Target.Id) ? [] : statement.Expressions;
        return own.SelectMany(SavedFunctions.AllReads);
    }
}
