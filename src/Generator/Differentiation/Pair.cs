using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Cuts a derivative in reverse mode in two where its backward pass begins. What the second part needs of the first goes
/// among the residuals; spans cannot be kept, and are passed again or taken again of the arrays that are kept.
/// </summary>
internal sealed class Pair
{
    private readonly Function _whole;
    private readonly Value _residuals;
    private readonly HashSet<int> _added;
    private readonly List<Statement> _forward = [];
    private readonly List<Statement> _backward = [];
    private readonly List<Statement> _again = [];
    private readonly List<Value> _kept = [];
    private readonly List<Parameter> _passed = [];

    private Pair(Function whole, int own, TypeRef residuals)
    {
        _whole = whole;
        _added = [.. whole.Parameters.Skip(own).Select(parameter => parameter.Value.Id)];
        _residuals = new Value(whole.NextId, "residuals", residuals, ValueRole.Temporary, whole.NextId);
    }

    /// <summary>The two parts: the results, with what is kept; the gradients.</summary>
    /// <param name="whole">The derivative; see <see cref="ReverseMode.Accumulating"/>.</param>
    /// <param name="primal">The method.</param>
    /// <param name="residuals">The type of the residuals.</param>
    /// <param name="fields">Is told what is kept.</param>
    public static (Function Forward, Function Backward) Of(Function whole, Function primal, TypeRef residuals, List<ResidualField> fields)
    {
        var pair = new Pair(whole, primal.Parameters.Count, residuals);
        pair.Cut();
        pair.Keep(whole.Results.Skip(primal.Results.Count));
        pair._kept.Sort((left, right) => left.Id.CompareTo(right.Id));
        pair.CheckRepeatable();
        fields.AddRange(pair.Fields());
        return (pair.Forward(primal, fields), pair.Backward(primal, fields));
    }

    private void Cut()
    {
        foreach (Statement statement in _whole.Body.Statements)
        {
            bool isAdded = Uses.Of(statement).Any(value => _added.Contains(value.Id));
            if (statement.Section == Section.Backward || (isAdded && statement is Effect))
            {
                _backward.Add(statement);
            }
            else if (isAdded || statement.All().Any(part => part.Section == Section.Backward || part.Targets.Any(target => target.IsDerivative)))
            {
                throw Impossible("gradients are handed on in its forward pass, because arrays change their places");
            }
            else if (statement.All().Any(part => part is Invoke { Callee.Export: null }))
            {
                throw Impossible("it calls a method that calls itself");
            }
            else
            {
                _forward.Add(statement);
            }
        }
    }

    /// <summary>Finds what is needed of the forward part, down to what can be kept.</summary>
    private void Keep(IEnumerable<Result> gradients)
    {
        HashSet<int> defined = [.. _backward.SelectMany(Uses.Definitions).Select(value => value.Id), .. _added];
        var open = new Queue<Value>(_backward.SelectMany(Uses.Of).Concat(gradients.SelectMany(result => result.Expression.References())));
        while (open.Count > 0)
        {
            Value value = open.Dequeue();
            if (!defined.Add(value.Id))
            {
                continue;
            }

            Let? let = _forward.OfType<Let>().FirstOrDefault(candidate => candidate.Target.Id == value.Id);
            if (let is { IsConst: true } || (value.Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan && let is not null && MemoryFunctions.IsView(let.Expression)))
            {
                _again.Insert(0, let!);
                let!.Expression.References().ToList().ForEach(open.Enqueue);
            }
            else if (value.Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan)
            {
                _passed.Add(_whole.Parameters.FirstOrDefault(parameter => parameter.Value.Id == value.Id) ?? throw Impossible($"its backward pass needs the span '{value.Name}', which cannot be kept; use an array"));
            }
            else
            {
                _kept.Add(value);
            }
        }
    }

    /// <summary>The backward part must leave what it is given as it is.</summary>
    private void CheckRepeatable()
    {
        HashSet<int> given = [.. _kept.Concat(_passed.Select(parameter => parameter.Value)).Concat(_again.SelectMany(statement => statement.Targets)).Select(value => value.Id)];
        bool isGiven(Expr expr) => expr.References().Any(value => given.Contains(value.Id) && (value.Type.IsMemory || value.Type.Category == TypeCategory.Other));
        int known;
        do
        {
            known = given.Count;
            foreach (Statement statement in _backward.SelectMany(statement => statement.All()))
            {
                foreach (Value target in statement.Targets.Where(target => target.Type.IsMemory && statement.Expressions.Any(isGiven) && !statement.Expressions.All(expr => expr.Any(MemoryFunctions.IsAllocation))))
                {
                    given.Add(target.Id);
                }
            }
        }
        while (given.Count > known);

        if (_backward.SelectMany(statement => statement.All()).Any(statement => statement switch
        {
            Store store => isGiven(store.Target.Memory),
            Bulk bulk => isGiven(bulk.Target),
            Save save => given.Contains(save.Saved.Id),
            _ => false,
        }))
        {
            throw Impossible("its backward pass writes to what the forward pass left, and so could not be run again");
        }
    }

    private List<ResidualField> Fields()
    {
        HashSet<string> names = ["Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", _residuals.Type.Name.Split('<')[0]];
        var fields = new List<ResidualField>();
        foreach (Value value in _kept)
        {
            string name = ResidualFields.Unique(Derivatives.Pascal(value.Name), names);
            bool isDisposed = _forward.OfType<Let>().Any(let => let.IsUsing && let.Target.Id == value.Id);
            fields.Add(new ResidualField(name, IsSeen(value.Type) ? value.Type : new TypeRef(TypeCategory.Other, "object"), isDisposed));
        }

        return fields;
    }

    /// <summary>Whether a type can be seen wherever the residuals can; one of the user's might be private.</summary>
    private static bool IsSeen(TypeRef type) =>
        type.Item is { } item ? IsSeen(item)
        : (type.Category != TypeCategory.Other && type.Structure is null)
            || (type.Name[0] == '(' || char.IsLower(type.Name[0])) && !type.Name.Contains(':');

    private Function Forward(Function primal, List<ResidualField> fields)
    {
        HashSet<int> kept = [.. _kept.Select(value => value.Id)];
        List<Statement> statements = [.. Undisposed.Apply(new Block(_forward.ToEquatableArray()), kept).Statements];
        statements.AddRange(Stacks().Select(stack => SavedFunctions.Keep(stack)));
        Value given = _residuals with { Type = _residuals.Type with { Name = "out " + _residuals.Type.Name } };
        string members = string.Join(", ", fields.Select((field, i) => field.Name + " = " + InactiveText.Place(i + 1)));
        var made = new Call(
            InactiveText.Of(InactiveText.Place(0) + " = new " + _residuals.Type.Name + (members.Length > 0 ? " { " + members + " }" : "()"), TypeRef.Void),
            new Expr[] { new Ref(given) }.Concat(_kept.Select(value => new Ref(value))).ToEquatableArray());
        statements.Add(new Effect(Section.Forward, made));
        return new Function(
            primal.Parameters.Append(new Parameter(given, IsActive: false)).ToEquatableArray(),
            new Block(statements.ToEquatableArray()),
            _whole.Results.Take(primal.Results.Count).ToEquatableArray(),
            _whole.NextId + 1);
    }

    private Function Backward(Function primal, List<ResidualField> fields)
    {
        var statements = new List<Statement>();
        for (int i = 0; i < _kept.Count; i++)
        {
            statements.Add(new Let(Section.Forward, _kept[i], Read(fields[i], _kept[i].Type), IsPinned: true, IsVar: !_kept[i].Type.IsNumber));
        }

        statements.AddRange(Stacks().Select(stack => SavedFunctions.Rewind(stack)));
        statements.AddRange(_again);
        statements.AddRange(Sections.Relabel(new Block(_backward.ToEquatableArray()), Section.Forward).Statements);
        IEnumerable<Parameter> added = _whole.Parameters.Skip(primal.Parameters.Count);
        Parameter[] parameters =
        [
            new(_residuals, IsActive: false),
            .. added.Where(parameter => parameter.IsActive),
            .. _passed.Select(parameter => parameter with { Shape = null }),
            .. added.Where(parameter => !parameter.IsActive),
        ];
        return new Function(
            parameters.ToEquatableArray(),
            new Block(statements.ToEquatableArray()),
            _whole.Results.Skip(primal.Results.Count).ToEquatableArray(),
            _whole.NextId + 1);
    }

    private Expr Read(ResidualField field, TypeRef type)
    {
        Expr read = ResidualFunctions.Read(_residuals, field.Name, field.Type);
        return field.Type == type ? read : new Cast(type, read, isImplicit: false);
    }

    private IEnumerable<Value> Stacks() => _kept.Where(value => value.Type.Name.StartsWith("SavedStack<", System.StringComparison.Ordinal));

    private static NotDifferentiableException Impossible(string reason) => new("it has no pair of parts, since " + reason + "; do not ask for Derivatives.Pair");
}

/// <summary>What is kept between the parts of a pair.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsDisposed">Whether it is given back with the residuals.</param>
internal sealed record ResidualField(string Name, TypeRef Type, bool IsDisposed);
