using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Puts the leaves of a call of another assembly together: its arguments as they are passed, its results as they come back.</summary>
internal sealed class ExportedCall(Invoke invoke, NewValues values)
{
    private const string ResidualsName = "residuals";

    private readonly Export _export = invoke.Callee.Export!;

    private readonly Dictionary<string, Expr> _given = [];

    /// <summary>The leaves of the result.</summary>
    public IReadOnlyList<Value> Leaves => invoke.Results.Take(invoke.Results.Count - 1).ToArray();

    /// <summary>What the pair keeps.</summary>
    public Value Residuals => invoke.Results[invoke.Results.Count - 1];

    /// <summary>The method itself, where no derivative flows through it.</summary>
    public IEnumerable<Statement> Alone()
    {
        GiveArguments();
        var function = new FunctionRef(
            _export.Method, invoke.Callee.Original, Qualifier: string.Empty, _export.IsOfInstance ? CallStyle.Member : CallStyle.Static, _export.Result.Type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
        Value whole = Whole();
        var call = new Call(function, _export.Parameters.Select(parameter => _given[parameter.Name]).ToArray());
        return Apart(new Let(invoke.Section, whole, call, IsPinned: true, IsVar: false, Quote: invoke.Quote), whole);
    }

    /// <summary>The forward part of the pair.</summary>
    public IEnumerable<Statement> Forward()
    {
        GiveArguments();
        Value whole = Whole();
        return Apart(
            invoke with
            {
                Callee = invoke.Callee.Generated("Forward"),
                Arguments = InOrder(_export.Forward),
                Results = new[] { whole, Residuals }.ToEquatableArray(),
                Out = _export.Out,
            },
            whole);
    }

    /// <summary>The backward part of the pair.</summary>
    /// <param name="gradOut">The cotangents of the leaves of the result.</param>
    /// <param name="shadows">The shadows of memory that has gradients, by the names of the parameters.</param>
    /// <param name="gradients">The gradients that it gives.</param>
    public Invoke Backward(IReadOnlyList<Expr?> gradOut, IReadOnlyDictionary<string, Expr> shadows, IEnumerable<Value> gradients)
    {
        GiveArguments();
        _given["residuals"] = new Ref(Residuals);
        _given["gradOut"] = _export.Result.AssembleGradient(gradOut);
        foreach (KeyValuePair<string, Expr> shadow in shadows)
        {
            _given["grad" + Derivatives.Pascal(shadow.Key)] = shadow.Value;
        }

        return new Invoke(Section.Backward, invoke.Callee.Generated("Backward"), gradients.ToEquatableArray(), InOrder(_export.Backward));
    }

    /// <summary>The method and its tangent.</summary>
    /// <param name="tangents">The tangents of the active parameters, by their names.</param>
    /// <param name="tangent">The tangent of the result.</param>
    public IEnumerable<Statement> WithTangent(IReadOnlyDictionary<string, Expr> tangents, Value tangent)
    {
        GiveArguments();
        foreach (KeyValuePair<string, Expr> given in tangents)
        {
            _given["tangent" + Derivatives.Pascal(given.Key)] = given.Value;
        }

        Value whole = Whole();
        return Apart(
            invoke with
            {
                Callee = invoke.Callee.Generated("Jvp"),
                Arguments = InOrder(_export.Jvp),
                Results = new[] { whole, tangent }.ToEquatableArray(),
                Quote = string.Empty,
            },
            whole);
    }

    private void GiveArguments()
    {
        foreach ((ExportedValue parameter, IReadOnlyList<Expr> leaves) in _export.Of<Expr>(invoke.Arguments))
        {
            _given[parameter.Name] = parameter.Assemble(leaves);
        }
    }

    private EquatableArray<Expr> InOrder(EquatableArray<string> names) => names.Select(name => _given[name]).ToEquatableArray();

    private Value Whole() => _export.Result.Whole is null ? Leaves[0] : values.Named(Residuals.Name.Substring(0, Residuals.Name.Length - ResidualsName.Length), _export.Result.Type, ValueRole.Temporary);

    /// <summary>A call, and the leaves of what it gives.</summary>
    private IEnumerable<Statement> Apart(Statement call, Value whole)
    {
        IEnumerable<Statement> leaves = _export.Result.Whole is null ? [] : Leaves.Select((leaf, i) => new Let(invoke.Section, leaf, _export.Result.Leaf(new Ref(whole), i)));
        return leaves.Prepend(call);
    }
}
