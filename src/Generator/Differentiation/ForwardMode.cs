using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Forward mode, IR to IR: beside each value that depends on an active parameter goes its tangent. The output is written
/// plainly; what can be said shorter is left to the optimization.
/// </summary>
internal sealed partial class ForwardMode
{
    private readonly Function _function;
    private readonly RuleApplication _rules;
    private readonly Derivatives _derivatives;
    private readonly Activity _activity;
    private readonly ShapeInference _shapes;
    private readonly Dictionary<int, Expr> _tangents = [];
    private readonly NewValues _values;
    private List<Statement> _statements = [];

    /// <summary>Whether only generated code calls it.</summary>
    private bool _isPart;

    /// <summary>The section of the tangents of the statement that is visited.</summary>
    private Section _section = Section.Tangent;

    private ForwardMode(Function function, RuleTable rules, FunctionTable functions, string direction)
    {
        function = Stabilities.Annotate(ResultNames.OfMemory(function));
        _function = function;
        _rules = new RuleApplication(rules, functions);
        _derivatives = new Derivatives(functions);
        _activity = Activity.Of(function);
        _shapes = new ShapeInference(rules);
        _values = new NewValues(function.NextId, "tangent", _shapes, direction);
        _shadows = new Shadows(function, _activity, _values, type => type);
    }

    /// <summary>
    /// The results and their tangents, with the tangents of the active parameters as parameters. A function that is a
    /// derivative keeps its sections.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="rules">The rules it can reach.</param>
    /// <param name="functions">The functions that may be inserted.</param>
    /// <param name="direction">What the names of the tangents end with, where there are others.</param>
    public static Function Jvp(Function function, RuleTable rules, FunctionTable functions, string direction = "")
    {
        RuleApplication.RequireOwn(function);
        return new ForwardMode(function, rules, functions, direction).Transform();
    }

    /// <summary>The same for a method that only generated code calls, which need not check what it is given.</summary>
    public static Function OfPart(Function function, RuleTable rules, FunctionTable functions)
    {
        RuleApplication.RequireOwn(function);
        return new ForwardMode(function, rules, functions, direction: string.Empty) { _isPart = true }.Transform();
    }

    private Function Transform()
    {
        List<Parameter> parameters = [.. _function.Parameters];
        foreach (Parameter parameter in _function.Parameters)
        {
            _shapes.Define(parameter);
            if (parameter.IsActive)
            {
                Value tangent = TangentOf(parameter.Value);
                parameters.Add(new Parameter(
                    tangent,
                    IsActive: true,
                    parameter.Shape,
                    parameter.Part?.Derivative("tangent" + Derivatives.Pascal(parameter.Part.Root)),
                    parameter.IsStable));
                _tangents[parameter.Value.Id] = new Ref(tangent);
                if (tangent.Type.IsTensor && parameter.Shape is null)
                {
                    _statements.Add(_derivatives.RequireSame(tangent, parameter.Value));
                }
            }
        }

        DeclareShadows();

        Visit(_function.Body);
        bool isOnly = Parts.AreOne(_function.Results);
        var values = new List<Result>();
        var tangents = new List<Result>();
        foreach (Result result in _function.Results)
        {
            Expr value = NameValue(result);
            values.Add(result with { Expression = value });
            if (result.IsDifferentiable)
            {
                Expr tangent = Tangent(value is Ref ? value : result.Expression)
                    ?? (value.Type.HasShadow ? MemoryHelpers.ZerosLike(value) : _derivatives.Zero(value));
                string root = isOnly ? "Tangent" : "Tangent" + result.RootName();
                tangents.Add(new Result(
                    root + result.NameInRoot(),
                    tangent,
                    IsDifferentiable: true,
                    result.Part?.Derivative(root)));
            }
        }

        return new Function(
            parameters.ToEquatableArray(),
            new Block(_statements.ToEquatableArray()),
            values.Concat(tangents).ToEquatableArray(),
            _values.NextId);
    }

    private Expr NameValue(Result result)
    {
        if (result.Expression.Type.IsMemory || result.Expression is Const || (result.Expression is Ref { Value: var only } && (only.Variable == only.Id || only.IsDerivative || only.Role == ValueRole.Result)))
        {
            return result.Expression;
        }

        Value value = NewValue(Derivatives.Camel(result.Name), result.Expression.Type, ValueRole.Result);
        Visit(new Let(_section == Section.Backward ? Section.Backward : Section.Forward, value, result.Expression));
        return new Ref(value);
    }

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            _section = statement.Section == Section.Backward ? Section.Backward : Section.Tangent;
            switch (statement)
            {
                case Let let when _shadows.Has(let.Target):
                    _statements.Add(let);
                    _statements.Add(let with { Target = TangentOf(let.Target), Expression = _shadows.Of(let.Expression), Quote = string.Empty });
                    break;
                case Store store when WritesActive(store):
                    Visit(store);
                    break;
                case Invoke invoke when invoke.Results.Any(_activity.IsActive) || invoke.Arguments.Any(argument => argument.Type.IsResiduals || _shadows.Has(argument)):
                    Visit(invoke);
                    break;
                case Bulk bulk when bulk.Kind == BulkKind.Push ? _shadows.Has(bulk.Source!) : _shadows.Has(bulk.Target):
                    Visit(bulk);
                    break;
                case Let let:
                    Visit(let);
                    break;
                case If branch:
                    Visit(branch);
                    break;
                case Loop loop:
                    Visit(loop);
                    break;
                case Save save:
                    Visit(save);
                    break;
                case Invoke { Callee: { Export: not null, Key.Length: > 0 } } export:
                    _statements.AddRange(new ExportedCall(export, _values).Alone());
                    break;
                default:
                    _statements.Add(statement);
                    break;
            }
        }
    }

    private void Visit(Let let)
    {
        _shapes.Define(let);
        _statements.Add(let);
        if (_activity.IsKeptActive(let.Target))
        {
            Value shadow = _shadows.OfSaved(let.Target);
            _tangents[let.Target.Id] = new Ref(shadow);
            _statements.Add(let with { Target = shadow, Expression = ShadowOfKept(let.Expression), Quote = string.Empty });
            return;
        }

        if (let.Target.Type.IsResiduals)
        {
            VisitResiduals(let);
            return;
        }

        Expr? tangent = let.IsPinned && !SavedFunctions.IsPop(let.Expression) ? null : Tangent(let.Expression);
        if (tangent is not null)
        {
            Value target = TangentOf(let.Target);
            _tangents[let.Target.Id] = new Ref(target);
            _activity.Mark(let.Target);
            _statements.Add(new Let(_section, target, tangent, IsPinned: let.IsPinned));
        }
    }

    /// <summary>The tangent of what is saved is saved beside it.</summary>
    private void Visit(Save save)
    {
        _statements.Add(save);
        if (_activity.IsKeptActive(save.Saved))
        {
            _statements.Add(save with
            {
                Saved = ShadowOf(save.Saved),
                Value = Tangent(save.Value) ?? _derivatives.Zero(save.Value),
            });
        }
    }

    private Value ShadowOf(Value saved) => ((Ref)_tangents[saved.Id]).Value;

    private void Visit(If branch)
    {
        List<Statement> outer = _statements;
        (Block then, Expr?[] thenTangents) = Side(branch.Then, branch.Merges.Select(merge => merge.Then));
        (Block other, Expr?[] elseTangents) = Side(branch.Else, branch.Merges.Select(merge => merge.Else));
        _statements = outer;
        List<Merge> merges = [];
        for (int i = 0; i < branch.Merges.Count; i++)
        {
            Merge merge = branch.Merges[i];
            merges.Add(merge);
            if (merge.Target.Type.IsTensor && _shapes.Of(merge.Then).Equals(_shapes.Of(merge.Else)))
            {
                _shapes.Define(merge.Target, _shapes.Of(merge.Then));
            }

            if (thenTangents[i] is null && elseTangents[i] is null)
            {
                continue;
            }

            Value tangent = TangentOf(merge.Target);
            _tangents[merge.Target.Id] = new Ref(tangent);
            _activity.Mark(merge.Target);
            merges.Add(new Merge(
                tangent,
                thenTangents[i] ?? _derivatives.Zero(merge.Then),
                elseTangents[i] ?? _derivatives.Zero(merge.Else)));
        }

        _statements.Add(branch with { Then = then, Else = other, Merges = merges.ToEquatableArray() });
    }

    private void Visit(Loop loop)
    {
        Carried[] active = loop.Carried.Where(carried => _activity.IsActive(carried.Head)).ToArray();
        Value[] heads = active.Select(carried => TangentOf(carried.Head)).ToArray();
        Expr[] inits = active.Select(carried => Tangent(carried.Init) ?? _derivatives.Zero(carried.Init)).ToArray();
        for (int i = 0; i < active.Length; i++)
        {
            _tangents[active[i].Head.Id] = new Ref(heads[i]);
        }

        List<Statement> outer = _statements;
        (Block body, Expr?[] next) = Side(loop.Body, active.Select(carried => carried.Next));
        _statements = outer;
        var carriedTangents = new List<Carried>();
        for (int i = 0; i < active.Length; i++)
        {
            Value result = TangentOf(active[i].Result);
            _tangents[active[i].Result.Id] = new Ref(result);
            carriedTangents.Add(new Carried(heads[i], inits[i], next[i] ?? _derivatives.Zero(active[i].Next), result));
        }

        _statements.Add(loop with { Body = body, Carried = loop.Carried.Concat(carriedTangents).ToEquatableArray() });
    }

    private (Block Block, Expr?[] Tangents) Side(Block block, IEnumerable<Expr> merged)
    {
        _statements = [];
        Visit(block);
        Expr?[] tangents = merged.Select(Tangent).ToArray();
        return (new Block(_statements.ToEquatableArray()), tangents);
    }

    private Value TangentOf(Value value) => value.Type.IsMemory ? _shadows.New(value) : _values.DerivativeOf(value);

    private Value NewValue(string name, TypeRef type, ValueRole role) => _values.Named(name, type, role);
}
