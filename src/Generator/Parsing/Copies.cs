using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What an inlined method computed, or an item of a tuple, takes the name of the variable that it is given to, where nothing
/// else reads it: <c>var area = side * side</c> instead of <c>var result = side * side; var area = result</c>.
/// </summary>
internal sealed class Copies
{
    private readonly Dictionary<int, Value> _renamed = [];
    private readonly HashSet<int> _dropped = [];
    private readonly ISet<int> _inlined;
    private readonly Dictionary<int, int> _occurrences;

    private Copies(Function function, ISet<int> inlined)
    {
        _inlined = inlined;
        _occurrences = Count(function.Body.Statements.SelectMany(Occurring).Concat(function.Results.SelectMany(result => result.Expression.References())));
    }

    /// <param name="function">The method.</param>
    /// <param name="inlined">The variables of inlined methods.</param>
    public static Function Apply(Function function, ISet<int> inlined)
    {
        var copies = new Copies(function, inlined);
        copies.Find(function.Body);
        if (copies._renamed.Count == 0)
        {
            return function;
        }

        Block body = function.Body.Where(statement => statement is not Let let || !copies._dropped.Contains(let.Target.Id)).Renumber(copies._renamed);
        return function with
        {
            Body = body,
            Results = function.Results.Select(result => result with { Expression = result.Expression.Renumber(copies._renamed) }).ToEquatableArray(),
        };
    }

    private void Find(Block block)
    {
        var soFar = new Dictionary<int, List<Value>>();
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let { IsPinned: false, Expression: Ref { Value: var source }, Target: { Role: ValueRole.Local } target }
                && target.Variable == target.Id
                && source.Type == target.Type
                && (source.Role == ValueRole.Temporary || (source.Role == ValueRole.Local && _inlined.Contains(source.Variable)))
                && soFar.TryGetValue(source.Variable, out List<Value>? versions)
                && versions.Count + 1 == _occurrences[source.Variable]
                && !versions.Any(version => _renamed.ContainsKey(version.Id)))
            {
                foreach (Value version in versions)
                {
                    _renamed[version.Id] = version with { Name = target.Name, Role = target.Role, Variable = target.Variable };
                }

                _renamed[target.Id] = _renamed[source.Id];
                _dropped.Add(target.Id);
            }

            foreach (Value value in Occurring(statement))
            {
                if (!soFar.TryGetValue(value.Variable, out List<Value>? known))
                {
                    soFar.Add(value.Variable, known = []);
                }

                known.Add(value);
            }

            foreach (Block inner in statement.Blocks)
            {
                Find(inner);
            }
        }
    }

    /// <summary>Every value that a statement defines or reads, nested ones included.</summary>
    private static IEnumerable<Value> Occurring(Statement statement) => Uses.Definitions(statement).Concat(Uses.Of(statement));

    private static Dictionary<int, int> Count(IEnumerable<Value> values) => values
        .GroupBy(value => value.Variable)
        .ToDictionary(group => group.Key, group => group.Count());
}
