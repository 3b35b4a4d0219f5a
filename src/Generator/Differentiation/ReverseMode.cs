using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Reverse mode, IR to IR: the statements of the function, then the adjoint of each in the opposite order. Every
/// cotangent is a sum of contributions, named when the last of them is there. The output is written plainly; what can be
/// said shorter is left to the optimization.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Function _function;

    private readonly RuleApplication _rules;

    private readonly Derivatives _derivatives;

    private readonly Activity _activity;

    /// <summary>What a result depends on: only that has a cotangent.</summary>
    private readonly Influence _influence;

    private readonly ShapeInference _shapes;

    private readonly NewValues _values;

    private readonly Dictionary<int, Const> _nothing = [];

    /// <summary>What the named cotangents are the sums of.</summary>
    private readonly Dictionary<int, Expr> _sums = [];

    private List<Statement> _statements = [];

    private Cotangents _cotangents = new();

    /// <summary>The names that were given to elements which are overwritten later.</summary>
    private readonly HashSet<int> _bound;

    private ReverseMode(Function function, RuleTable rules, FunctionTable functions, HashSet<int> fused)
    {
        (function, _bound) = Binding.Bind(Stabilities.Annotate(ResultNames.OfMemory(function), fused), rules);
        _fused = fused;
        _function = function;
        _keptThroughout = KeptPlaces.Of(function);
        _rules = new RuleApplication(rules, functions);
        _derivatives = new Derivatives(functions);
        _activity = Activity.Of(function);
        _influence = Influence.Of(function, (_, _) => false);
        _shapes = new ShapeInference(rules);
        _values = new NewValues(function.NextId, "grad", _shapes);
        _shadows = new Shadows(function, _activity, _values, MemoryFunctions.ShadowType);
    }

    /// <summary>Results and gradients, with the cotangents of the differentiable results as parameters.</summary>
    public static Function Vjp(Function function, RuleTable rules, FunctionTable functions) => Transform(function, rules, functions, seeded: null);

    /// <summary>
    /// The same with gradients that are added to what the caller passes, forward and backward pass apart, to be cut in two.
    /// </summary>
    public static Function Accumulating(Function function, RuleTable rules, FunctionTable functions)
    {
        RuleApplication.RequireOwn(function);
        return new ReverseMode(Segments.Divide(Unscheduled(SavedReads.Bind(MovingSpans.ByPlace(function)), rules, functions), mayWriteBack: false), rules, functions, []) { _accumulates = true }.Transform(null);
    }

    /// <summary>The value of a function with one result, and its gradient.</summary>
    /// <param name="function">The function.</param>
    /// <param name="rules">The rules it can reach.</param>
    /// <param name="functions">The functions that may be inserted.</param>
    /// <param name="method">The name of the method, for messages.</param>
    public static Function ValueAndGrad(Function function, RuleTable rules, FunctionTable functions, string method) => Transform(function, rules, functions, method);

    private static Function Transform(Function function, RuleTable rules, FunctionTable functions, string? seeded)
    {
        RuleApplication.RequireOwn(function);
        function = Segments.Divide(Unscheduled(SavedReads.Bind(MovingSpans.ByPlace(function)), rules, functions));
        return new ReverseMode(function, rules, functions, Fusible(function, rules, functions, seeded)).Transform(seeded);
    }

    /// <param name="seeded">The method whose one result is seeded with one; null where the seeds are parameters.</param>
    private Function Transform(string? seeded)
    {
        foreach (Parameter parameter in _function.Parameters)
        {
            _shapes.Define(parameter);
        }

        List<Parameter> parameters = [.. _function.Parameters];
        var guards = new List<Statement>();
        var primal = new List<Statement>();
        DeclareMemoryShadows(parameters, guards, primal);
        Block forward = _shadows.Pair(Sections.Relabel(_function.Body, Section.Forward));
        _statements.AddRange(_shadows.MadeFor(forward));
        DefineShapes(forward);
        int given = parameters.Count;
        primal.AddRange(forward.Statements);
        List<Statement> shadows = TakeShadows(primal);
        List<Result> results = NameResults(primal);
        foreach (Result result in Enumerable.Reverse(results).Where(result => result.IsDifferentiable))
        {
            Expr seed = Seed(result, seeded, results, parameters, primal);
            if (result.Expression.Type.IsMemory)
            {
                SeedMemory(result.Expression, seed);
            }
            else
            {
                Backpropagate(result.Expression, seed);
            }
        }

        if (_accumulates)
        {
            Value[] gradients = parameters.Skip(_function.Parameters.Count).Take(given - _function.Parameters.Count).Select(parameter => parameter.Value).ToArray();
            guards.AddRange(parameters.Skip(given).SelectMany(seed => MemoryHelpers.RequireNoOverlap(gradients.Prepend(seed.Value), value => value == seed.Value)));
        }

        // Cotangents of the results come first among the added parameters, in the order of the results.
        parameters.Reverse(given, parameters.Count - given);
        NotePositions(primal, parameters);
        Backward(new Block(primal.ToEquatableArray()), isOutermost: true);
        foreach (Parameter parameter in _function.Parameters.Where(parameter => parameter.IsActive))
        {
            if (parameter.Value.Type.IsMemory)
            {
                AddGradient(parameter, results);
                continue;
            }

            var reference = new Ref(parameter.Value);
            Expr gradient = _cotangents.Take(parameter.Value) ?? _derivatives.Zero(reference);
            results.Add(new Result(
                "Grad" + Derivatives.Pascal(parameter.Value.Name),
                gradient,
                IsDifferentiable: true,
                parameter.Part?.Derivative("Grad" + Derivatives.Pascal(parameter.Part.Root))));
        }

        Block saved = WithPairs(_saves.Apply(new Block(WithFused(primal, shadows).ToEquatableArray())));
        guards.AddRange(_residuals.Values.Select(residuals => new Let(Section.Forward, residuals, ResidualFunctions.New(residuals.Type), IsPinned: true, IsUsing: true)));

        Block body = Availability.Resolve(new Block(guards.Concat(saved.Statements).Concat(_statements).ToEquatableArray()), ref _values.NextId);
        return new Function(parameters.ToEquatableArray(), Binding.Release(body, results, _bound), results.ToEquatableArray(), _values.NextId);
    }

    /// <summary>The adjoints of a block, last statement first.</summary>
    private void Backward(Block block, bool isOutermost)
    {
        Dictionary<int, int> firstUse = FirstUses(block);
        int start = _statements.Count;
        if (isOutermost)
        {
            NameComplete(value => !firstUse.ContainsKey(value.Id));
        }

        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            Statement? next = block.Statements.Skip(i + 1).FirstOrDefault(statement => statement is not Let { Target.Id: var named } || !_bound.Contains(named));
            bool isLast = next is null || QuoteOf(block.Statements[i]) != QuoteOf(next);
            if ((_loops.Count > 0 || _isFusing) && isLast && QuoteOf(block.Statements[i]) is { Length: > 0 } quote)
            {
                _statements.Add(new Comment(Section.Backward, quote));
            }

            BindReaders(block.Statements[i]);
            switch (block.Statements[i])
            {
                case Loop loop:
                    Backward(loop);
                    break;
                case Save save:
                    Unsave(save);
                    break;
                case Let let when IsTakenBack(let):
                    Unread(let.Expression, _cotangents.Take(let.Target) ?? _derivatives.Zero(let.Expression));
                    break;
                case Let let when _bound.Contains(let.Target.Id):
                    if (_cotangents.Take(let.Target) is { } read)
                    {
                        Backpropagate(let.Expression, read);
                    }

                    break;
                case Let let when _activity.IsActive(let.Target) && _cotangents.Take(let.Target) is { } grad:
                    Ref named = Name(let.Target, grad);
                    Expr total = _sums.TryGetValue(named.Value.Id, out Expr? sum) ? sum : grad;
                    if (Reciprocal(let) is { } divisor)
                    {
                        // Its derivative is its own square: no division is made again.
                        var value = new Ref(let.Target);
                        Backpropagate(divisor, new Unary(UnaryOperator.Negate, Product(Product(value, value), named), value.Type));
                        break;
                    }

                    Backpropagate(let.Expression, named, MaskOf(total, let.Expression));
                    break;
                case If branch:
                    Backward(branch);
                    break;
                case Store store when WritesActive(store):
                    Backward(store);
                    break;
                case Bulk { Kind: BulkKind.Push } push:
                    Unpush(push);
                    break;
                case Bulk bulk when WritesActive(bulk):
                    Backward(bulk);
                    break;
                case Invoke invoke when IsPair(invoke):
                    Backward(invoke);
                    break;
                case Invoke { Callee.Key.Length: 0 }:
                    throw new NotDifferentiableException("the derivative of a method of another assembly is not differentiated again");
            }

            if (isOutermost)
            {
                int position = i;
                NameComplete(value => firstUse.TryGetValue(value.Id, out int first) && first == position);
            }
        }

        DeclareShadows(block, start);
    }

    /// <summary>The divisor of one over something; null for any other expression.</summary>
    private static Expr? Reciprocal(Let let) =>
        let.Expression is Binary { Operator: BinaryOperator.Divide, Type.IsFloating: true } quotient && quotient.Left.IsConstant(1) && quotient.Right.Type == quotient.Type
            ? quotient.Right
            : null;

    private static Binary Product(Expr left, Expr right) => new(BinaryOperator.Multiply, left, right, left.Type);

    /// <summary>What an active statement was in the user's code; the members of one variable share it.</summary>
    private string QuoteOf(Statement statement) => statement switch
    {
        Let let when !let.Target.Type.IsMemory && _activity.IsActive(let.Target) => let.Quote,
        Store store when WritesActive(store) => store.Quote,
        Bulk bulk when WritesActive(bulk) => bulk.Quote,
        _ => string.Empty,
    };

    private static Dictionary<int, int> FirstUses(Block block)
    {
        var first = new Dictionary<int, int>();
        for (int i = 0; i < block.Statements.Count; i++)
        {
            foreach (Value value in Uses.Of(block.Statements[i]))
            {
                if (!first.ContainsKey(value.Id))
                {
                    first.Add(value.Id, i);
                }
            }
        }

        return first;
    }

    /// <summary>Names the cotangents that no statement before this one can add to any more.</summary>
    private void NameComplete(System.Func<Value, bool> isComplete)
    {
        foreach (Value value in _cotangents.Pending.Where(value => !_bound.Contains(value.Id) && isComplete(value)).ToArray())
        {
            _cotangents.Set(value, Name(value, _cotangents.Take(value)!));
        }
    }

    private Ref Name(Value value, Expr gradient)
    {
        if (gradient is Ref { Value.Role: ValueRole.Derivative } named && named.Value.Name == "grad" + Derivatives.Pascal(value.Name))
        {
            return named;
        }

        Value target = GradientOf(value);
        _sums[target.Id] = gradient;
        _statements.Add(new Let(Section.Backward, target, gradient));
        return new Ref(target);
    }

    private Value GradientOf(Value value) => _values.DerivativeOf(value);

    private Value NewValue(string name, TypeRef type, ValueRole role) => _values.Named(name, type, role);
}
