using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Gives every element that is overwritten later a name where it is read, so that the backward pass can be given what it
/// was. Names that turn out not to be needed are taken away again.
/// </summary>
internal sealed class Binding
{
    private readonly HashSet<int> _bound = [];

    /// <summary>What was read already, since something was last written.</summary>
    private readonly Dictionary<Expr, Ref> _names = [];

    /// <summary>What was named before, here or in a block around, and is the same still.</summary>
    private Dictionary<Expr, Ref> _settled = [];
    private int _nextId;
    private List<Statement> _statements = [];

    private readonly RuleTable _rules;

    private int _depth;

    private Binding(int nextId, RuleTable rules)
    {
        _nextId = nextId;
        _rules = rules;
    }

    /// <summary>The function with names for what is overwritten, and those names.</summary>
    public static (Function Function, HashSet<int> Bound) Bind(Function function, RuleTable rules)
    {
        var binding = new Binding(function.NextId, rules);
        // What a part of a method reads to return it may be overwritten by its caller.
        Block body = binding.Visit(function.Body, out Expr[] results, function.Results.Select(result => result.Expression).ToArray());
        return (
            function with
            {
                Body = body,
                Results = function.Results.Select((result, i) => result with { Expression = results[i] }).ToEquatableArray(),
                NextId = binding._nextId,
            },
            binding._bound);
    }

    /// <summary>Puts back what is read once, by the statement that follows.</summary>
    public static Block Release(Block block, IEnumerable<Result> results, HashSet<int> bound)
    {
        var uses = new Dictionary<int, int>();
        foreach (Value value in block.Statements.SelectMany(Uses.Of).Concat(results.SelectMany(result => result.Expression.References())))
        {
            uses[value.Id] = uses.TryGetValue(value.Id, out int count) ? count + 1 : 1;
        }

        return bound.Count == 0 ? block : Release(block, bound, uses);
    }

    private static Block Release(Block block, HashSet<int> bound, Dictionary<int, int> uses)
    {
        var released = new List<Statement>();
        var open = new Dictionary<int, Expr>();
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            if (statement is Let let && bound.Contains(let.Target.Id))
            {
                let = (Let)let.Map(expr => expr.Substitute(open));
                if (!uses.TryGetValue(let.Target.Id, out int count))
                {
                    continue;
                }

                Statement? reader = block.Statements.Skip(i + 1).FirstOrDefault(next => next is not Let { Target.Id: var id } || !bound.Contains(id));
                if (count == 1 && reader is Let or Store or Bulk or If && reader.Expressions.Take(reader is If ? 1 : 2).Any(expr => expr.References().Any(read => read.Id == let.Target.Id)))
                {
                    open.Add(let.Target.Id, let.Expression);
                    continue;
                }

                // Another one may read it and be put back itself.
                if (count == 1 && block.Statements.Skip(i + 1).TakeWhile(next => next != reader).Any(next => Uses.Of(next).Any(read => read.Id == let.Target.Id)))
                {
                    open.Add(let.Target.Id, let.Expression);
                    continue;
                }

                released.Add(let);
                continue;
            }

            released.Add(statement
                .Map(expr => expr.Substitute(open))
                .WithBlocks(statement.Blocks.Select(inner => Release(inner, bound, uses)).ToArray()));
        }

        return new Block(released.ToEquatableArray());
    }

    /// <param name="block">The block.</param>
    /// <param name="ends">The expressions that are evaluated at its end.</param>
    /// <param name="atEnd">The same.</param>
    private Block Visit(Block block, out Expr[] ends, params Expr[] atEnd)
    {
        (List<Statement> outer, Dictionary<Expr, Ref> settled) = (_statements, _settled);
        (_statements, _settled) = ([], new Dictionary<Expr, Ref>(_settled));
        _names.Clear();
        foreach (Statement statement in block.Statements)
        {
            Visit(statement);
            if (statement is not (Let { IsPinned: false } or Comment))
            {
                _names.Clear();
            }
        }

        ends = atEnd.Select(Bound).ToArray();
        var visited = new Block(_statements.ToEquatableArray());
        (_statements, _settled) = (outer, settled);
        _names.Clear();
        return visited;
    }

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Let { Expression: Element { Stability: Stability.Volatile } element } let:
                _statements.Add(let with { Expression = element.With(element.Children.Select(Bound).ToEquatableArray()) });
                break;
            case Let let when IsItsOwnDerivative(let.Expression):
                _statements.Add(let with { Expression = let.Expression.With(let.Expression.Children.Select(Bound).ToEquatableArray()) });
                break;
            case Store { Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } store when sum.Left.Equals(store.Target):
                // What is added to is not needed backwards.
                EquatableArray<Expr> children = store.Target.Children.Select(Bound).ToEquatableArray();
                _statements.Add(store with
                {
                    Target = (Element)store.Target.With(children),
                    Value = sum.With(new[] { sum.Left.With(children), Bound(sum.Right) }.ToEquatableArray()),
                });
                break;
            case If branch:
                Expr condition = Bound(branch.Condition);
                Block then = Visit(branch.Then, out Expr[] thenEnds, branch.Merges.Select(merge => merge.Then).ToArray());
                Block other = Visit(branch.Else, out Expr[] elseEnds, branch.Merges.Select(merge => merge.Else).ToArray());
                _statements.Add(branch with
                {
                    Condition = condition,
                    Then = then,
                    Else = other,
                    Merges = branch.Merges.Select((merge, i) => new Merge(merge.Target, thenEnds[i], elseEnds[i])).ToEquatableArray(),
                });
                break;
            case Loop loop:
                // What is tested at the top is not needed backwards; what begins it is.
                CountedRange? range = loop.Range is null ? null : loop.Range with { From = Bound(loop.Range.From), Bound = Bound(loop.Range.Bound) };
                Carried[] carried = loop.Carried.Select(entry => entry with { Init = Bound(entry.Init) }).ToArray();
                _depth++;
                Block body = Visit(loop.Body, out Expr[] next, carried.Select(entry => entry.Next).ToArray());
                _depth--;
                _statements.Add(loop with
                {
                    Range = range,
                    Body = body,
                    Carried = carried.Select((entry, i) => entry with { Next = next[i] }).ToEquatableArray(),
                });
                break;
            case Effect or Throw:
                _statements.Add(statement);
                break;
            default:
                _statements.Add(statement.Map(Bound));
                break;
        }
    }

    /// <summary>The expression with names for what is overwritten later.</summary>
    private Expr Bound(Expr expr)
    {
        if (Element.IsSettled(expr))
        {
            return _depth == 0 ? expr : Kept(expr);
        }

        if (expr.Type.Category is TypeCategory.Bool or TypeCategory.Integer)
        {
            return Name(expr);
        }

        switch (expr)
        {
            case Element element:
                var inner = (Element)element.With(element.Children.Select(Bound).ToEquatableArray());
                return element.Stability == Stability.Volatile ? Name(inner) : inner;
            case Conditional conditional when !Element.IsSettled(conditional.WhenTrue) || !Element.IsSettled(conditional.WhenFalse):
                return Branch(conditional);
            default:
                Expr bound = expr.With(expr.Children.Select(Bound).ToEquatableArray());
                return _depth > 0 && IsItsOwnDerivative(bound) ? Name(bound) : bound;
        }
    }

    /// <summary>Names functions whose derivative is a matter of their value, so that the value is kept and not the argument.</summary>
    private Expr Kept(Expr expr)
    {
        Stack.Guard();
        if (expr.Children.Count == 0 || expr is Conditional or Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } || !expr.Any(IsItsOwnDerivative))
        {
            return expr;
        }

        Expr kept = expr.With(expr.Children.Select(Kept).ToEquatableArray());
        return IsItsOwnDerivative(kept) ? Name(kept) : kept;
    }

    /// <summary>Whether the derivative of a function is written with its value, as that of the exponential.</summary>
    private bool IsItsOwnDerivative(Expr expr) =>
        Dear.Is(expr)
        && expr is Call call
        && Enumerable.Range(0, call.Arguments.Count).Any(i => _rules.Find(call.Function.Id, i)?.Vjp.Any(node => node is Slot { Index: Slot.Result }) == true);

    /// <summary>An element that is read in one case only is read there.</summary>
    private Ref Branch(Conditional conditional)
    {
        Expr condition = Bound(conditional.Condition);
        Block then = Visit(Block.Empty, out Expr[] whenTrue, conditional.WhenTrue);
        Block other = Visit(Block.Empty, out Expr[] whenFalse, conditional.WhenFalse);
        Value target = NewValue("selected", conditional.Type);
        _statements.Add(new If(Section.Forward, condition, then, other, new[] { new Merge(target, whenTrue[0], whenFalse[0]) }.ToEquatableArray()));
        return new Ref(target);
    }

    private Ref Name(Expr expr)
    {
        bool isSettled = Element.IsSettled(expr);
        if (_names.TryGetValue(expr, out Ref? named) || (isSettled && _settled.TryGetValue(expr, out named)))
        {
            return named;
        }

        Value value = NewValue(Derivatives.NameOf(expr), expr.Type);
        _bound.Add(value.Id);
        _statements.Add(new Let(Section.Forward, value, expr));
        var reference = new Ref(value);
        _names.Add(expr, reference);
        if (isSettled)
        {
            _settled.Add(expr, reference);
        }

        return reference;
    }

    private Value NewValue(string name, TypeRef type)
    {
        return new Value(_nextId++, name, type, ValueRole.Temporary);
    }
}
