using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Calls by the residual pair. The forward part keeps what the backward part needs in stacks that all calls share; each
/// part takes its own from the top, so that a method may call itself.
/// </content>
internal sealed partial class ReverseMode
{
    /// <summary>The residuals of calls, by their types.</summary>
    private readonly Dictionary<string, Value> _residuals = [];

    /// <summary>The type of the residuals of this function itself, where it is one half of a pair.</summary>
    private TypeRef? _ownResiduals;

    /// <summary>Where the residuals of this function itself go, where it is one half of a pair.</summary>
    private ResidualFields? _fields;

    private string _fieldPrefix = string.Empty;

    private readonly List<Let> _openedFields = [];

    /// <summary>Residuals among the parameters of a call.</summary>
    private static CalleeParameter Kept { get; } = new(IsActive: true, IsWritten: false);

    /// <summary>The two parts of a method: the results and the residuals; the gradients from the cotangents and the residuals.</summary>
    /// <param name="model">The method.</param>
    /// <param name="rules">The rules it can reach.</param>
    /// <param name="functions">The functions that may be inserted.</param>
    /// <param name="fields">Is told what the residuals hold.</param>
    public static (Function Forward, Function Backward) Split(CalleeModel model, RuleTable rules, FunctionTable functions, ResidualFields fields)
    {
        var mode = new ReverseMode(model.Primal, rules, functions, []) { _fields = fields, _fieldPrefix = model.Callee.Name };
        return mode.Split(model.Callee);
    }

    private (Function Forward, Function Backward) Split(Callee callee)
    {
        _ownResiduals = callee.Residuals;
        Value residuals = Residuals(callee.Residuals);
        List<Parameter> own = [.. _function.Parameters];
        var shadows = new List<Parameter>();
        foreach (Parameter parameter in own.Where(parameter => _shadows.Has(parameter.Value)))
        {
            if (_shadows.IsPaired(parameter.Value))
            {
                throw new NotDifferentiableException($"'{parameter.Value.Name}' of a method that calls itself is assigned to other variables, or they to it; pass slices or indices instead");
            }

            shadows.Add(new Parameter(_shadows.New(parameter.Value), IsActive: true, IsStable: false));
        }

        shadows.AddRange(own.Where(parameter => parameter.Value.Type.IsResiduals).Select(parameter => new Parameter(Shadow(parameter.Value), IsActive: true)));
        _statements.AddRange(OpenShadows(_function.Body));
        Block forward = _shadows.Pair(Sections.Relabel(_function.Body, Section.Forward));
        _statements.AddRange(_shadows.MadeFor(forward));
        DefineShapes(forward);
        List<Statement> primal = [.. forward.Statements];
        List<Result> results = NameResults(primal);
        var seeds = new List<Parameter>();
        foreach (Result result in results.Where(result => result.IsDifferentiable))
        {
            var seed = new Value(_values.NextId++, "gradOut", result.Expression.Type, ValueRole.Derivative);
            seeds.Add(new Parameter(seed, IsActive: true));
            Backpropagate(result.Expression, new Ref(seed));
        }

        Block top = new(primal.ToEquatableArray());
        Backward(top, isOutermost: true);
        List<Expr> gradients = own
            .Where(parameter => parameter.IsActive && parameter.Value.Type.IsDifferentiable)
            .Select(parameter => _cotangents.Take(parameter.Value) ?? _derivatives.Zero(new Ref(parameter.Value)))
            .ToList();
        Restore(top, next: gradients);
        Block saved = Binding.Release(WithPairs(_saves.ApplyAll(top)), [.. results, .. Named(gradients)], _bound);
        if (_residuals.Count > 1)
        {
            throw new NotDifferentiableException("a method that calls itself calls a derivative of another that does; call that derivative from outside");
        }

        Parameter kept = new(residuals, IsActive: true);
        IEnumerable<Statement> opened(Section section) => _openedFields.Select(let => let with { Section = section });
        return (
            new Function(
                new[] { own, [kept] }.SelectMany(part => part).ToEquatableArray(),
                new Block(opened(Section.Forward).Concat(HandedOn(saved).Statements).ToEquatableArray()),
                results.ToEquatableArray(),
                _values.NextId),
            new Function(
                new[] { own.Where(parameter => !parameter.Value.Type.IsResiduals), [kept], seeds, shadows }.SelectMany(part => part).ToEquatableArray(),
                new Block(opened(Section.Backward).Concat(_statements).ToEquatableArray()),
                Named(gradients).ToEquatableArray(),
                _values.NextId));
    }

    /// <summary>A forward part that gives nothing back which the backward part reads: what a derivative inside of it has saved.</summary>
    private static Block HandedOn(Block forward) => Undisposed.Apply(
        forward,
        new HashSet<int>(forward.All().OfType<Save>().Where(save => SavedFunctions.IsSaved(save.Value.Type)).SelectMany(save => save.Value.References()).Select(value => value.Id)));

    private IEnumerable<Result> Named(List<Expr> gradients) => _function.Parameters
        .Where(parameter => parameter.IsActive && parameter.Value.Type.IsDifferentiable)
        .Select((parameter, i) => new Result("Grad" + Derivatives.Pascal(parameter.Value.Name), gradients[i], IsDifferentiable: true));

    private Value Residuals(TypeRef type)
    {
        if (!_residuals.TryGetValue(type.Name, out Value? residuals))
        {
            _residuals.Add(type.Name, residuals = NewValue("residuals", type, ValueRole.Temporary));
        }

        return residuals;
    }

    /// <summary>What keeps a value: a field of the residuals, under a name of its own.</summary>
    private void OpenField(Value saved, string neededBy)
    {
        string name = _fields!.Add(_fieldPrefix + Derivatives.Pascal(saved.Name), saved.Type, neededBy);
        _openedFields.Add(new Let(Section.Forward, saved, ResidualFunctions.Read(Residuals(_ownResiduals!), name, saved.Type), IsPinned: true));
    }

    /// <summary>Whether derivatives flow through a call, so that its two parts belong together.</summary>
    private bool IsPair(Invoke invoke) =>
        invoke.Callee.Key.Length > 0 && invoke.Arguments.Where((argument, i) => invoke.Callee.Parameters[i].IsActive && _activity.IsActive(argument)).Any();

    /// <summary>The calls of the forward parts, in a block of the forward pass.</summary>
    private Block WithPairs(Block block) => new(block.Statements.SelectMany(WithPairs).ToEquatableArray());

    private IEnumerable<Statement> WithPairs(Statement statement) => statement switch
    {
        Invoke { Callee: { Export: not null, Key.Length: > 0 } } export => IsPair(export) ? new ExportedCall(export, _values).Forward() : new ExportedCall(export, _values).Alone(),
        Invoke invoke when IsPair(invoke) =>
        [
            invoke with
            {
                Callee = invoke.Callee.Derived(Callee.Forward, invoke.Callee.Parameters.Append(Kept).ToEquatableArray()),
                Arguments = invoke.Arguments.Append(new Ref(Residuals(invoke.Callee.Residuals))).ToEquatableArray(),
            },
        ],
        _ => [statement.WithBlocks(statement.Blocks.Select(WithPairs).ToArray())],
    };

    private void Backward(Invoke invoke)
    {
        if (invoke.Callee.Export is not null)
        {
            BackwardOfExport(invoke);
            return;
        }

        // The residuals that the call was given are taken back already: only their cotangents go on.
        var given = invoke.Callee.Parameters.Zip(invoke.Arguments, (parameter, argument) => (Parameter: parameter, Argument: argument)).ToArray();
        List<(CalleeParameter Parameter, Expr Argument)> all = [.. given.Where(entry => !entry.Argument.Type.IsResiduals), (Kept, new Ref(Residuals(invoke.Callee.Residuals)))];
        foreach (Value result in invoke.Results.Where(result => result.Type.IsDifferentiable))
        {
            all.Add((new CalleeParameter(IsActive: true, IsWritten: false), _cotangents.Take(result) ?? _derivatives.Zero(new Ref(result))));
        }

        foreach (Expr memory in given.Where(entry => entry.Parameter.IsActive && entry.Argument.Type.IsMemory).Select(entry => entry.Argument))
        {
            all.Add((new CalleeParameter(IsActive: true, IsWritten: true), _shadows.Has(memory) ? _shadows.Of(memory) : MemoryHelpers.ZerosLike(memory)));
        }

        foreach (Value residuals in given.Select(entry => entry.Argument).OfType<Ref>().Select(argument => argument.Value).Where(value => value.Type.IsResiduals))
        {
            all.Add((Kept, new Ref(Shadow(residuals))));
        }

        List<(Expr Argument, Value Gradient)> gradients = [.. given
            .Where(entry => entry.Parameter.IsActive && entry.Argument.Type.IsDifferentiable)
            .Select(entry => (entry.Argument, NewValue("grad" + Derivatives.Pascal(Derivatives.NameOf(entry.Argument)), entry.Argument.Type, ValueRole.DerivativeTemporary)))];
        _statements.Add(new Invoke(
            Section.Backward,
            invoke.Callee.Derived(Callee.Backward, all.Select(entry => entry.Parameter).ToEquatableArray()),
            gradients.Select(entry => entry.Gradient).ToEquatableArray(),
            all.Select(entry => entry.Argument).ToEquatableArray()));
        foreach ((Expr argument, Value gradient) in Enumerable.Reverse(gradients))
        {
            Backpropagate(argument, new Ref(gradient));
        }
    }
}
