using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Loops whose iterations are computed again: the backward pass of one is its forward pass from what it started from,
/// with its own saved values, and then its adjoint.
/// </content>
internal sealed partial class ReverseMode
{
    /// <summary>
    /// The body again, operation by operation as it was, and then its adjoint; gives the cotangents that are carried on.
    /// </summary>
    private List<Expr> Again(Loop loop, System.Func<List<Expr>> adjoint)
    {
        (SavedValues saves, Stack<Loop> loops, int branches) = (_saves, _loops, _branches);
        (_saves, _loops, _branches) = (new SavedValues(), new Stack<Loop>(), 0);
        List<Expr> next = adjoint().Select(expr => Bind(expr, expr)).ToList();
        Block again = _saves.Apply(loop.Body);
        Block body = Availability.Resolve(new Block(again.Statements.Concat(_statements).ToEquatableArray()), ref _values.NextId);
        (_saves, _loops, _branches) = (saves, loops, branches);

        // The forward pass keeps the names of the values; those that are computed again get new ones. Counters are shared.
        HashSet<int> counters = [.. loop.Body.All().OfType<Loop>().Where(inner => inner.Range is not null).Select(inner => inner.Range!.Counter.Id)];
        var values = new Dictionary<int, Value>();
        var variables = new Dictionary<int, int>();
        foreach (Value value in loop.Carried.Select(carried => carried.Head).Concat(loop.Body.Statements.SelectMany(Uses.Definitions)).Where(value => !counters.Contains(value.Id)))
        {
            values[value.Id] = AnotherVersion(value, variables);
        }

        HashSet<int> read = [.. body.Statements.SelectMany(Uses.Of).Select(value => value.Id)];
        List<Statement> restores = [];
        List<Statement> starts = [];
        foreach (Value head in loop.Carried.Select(carried => carried.Head).Where(head => read.Contains(head.Id)))
        {
            Expr start = SaveAndRestore(head, loop.Body, loop, restores, isStart: true);
            starts.Add(new Let(Section.Backward, values[head.Id], start));
        }

        _statements = [.. restores, .. starts, .. body.Renumber(values).Statements];
        return next.Select(expr => expr.Renumber(values)).ToList();
    }

    /// <summary>A value for what is computed again; the versions of a variable are one variable again.</summary>
    private Value AnotherVersion(Value value, Dictionary<int, int> variables)
    {
        int id = _values.NextId++;
        if (!variables.TryGetValue(value.Variable, out int variable))
        {
            variables.Add(value.Variable, variable = id);
        }

        var another = new Value(id, value.Name, value.Type, ValueRole.Temporary, variable);
        _shapes.Define(another, _shapes.Of(new Ref(value)));
        return another;
    }
}
