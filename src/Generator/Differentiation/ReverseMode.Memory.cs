using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Arrays and spans run backwards: reading an element adds to its cotangent, writing one takes its cotangent and leaves
/// zero, since what was there before has no part in what follows.
/// </content>
internal sealed partial class ReverseMode
{
    private readonly Shadows _shadows;


    /// <summary>Whether gradients of arrays and spans are added to what the caller passes for them.</summary>
    private bool _accumulates;

    /// <summary>What is returned as the gradient of a parameter whose rows are replaced, by the parameter.</summary>
    private readonly Dictionary<int, Value> _returned = [];

    /// <summary>Where the shadows of the parameters come from, and that what the caller passes does not overlap.</summary>
    private void DeclareMemoryShadows(List<Parameter> parameters, List<Statement> guards, List<Statement> forward)
    {
        var gradients = new List<Value>();
        foreach (Parameter parameter in _function.Parameters.Where(parameter => _shadows.Has(parameter.Value)))
        {
            Value shadow = _shadows.New(parameter.Value);
            if (_accumulates && parameter.IsActive)
            {
                if (parameter.Part is not null || ReplacesRows(_function.Body, parameter.Value) || _shadows.IsPaired(parameter.Value))
                {
                    throw new NotDifferentiableException($"it has no pair of parts, since '{parameter.Value.Name}' is a member, or exchanges its rows or its place with another; do not ask for Derivatives.Pair", variable: parameter.Value.Name);
                }

                gradients.Add(shadow);
                guards.Add(MemoryHelpers.RequireSameLength(shadow, parameter.Value));
                continue;
            }

            bool isReturned = parameter.IsActive && parameter.Value.Type.Category != TypeCategory.Array;
            if (isReturned)
            {
                gradients.Add(shadow);
                guards.Add(MemoryHelpers.RequireSameLength(shadow, parameter.Value));
                _statements.Add(new Bulk(Section.Backward, BulkKind.Clear, new Ref(shadow)));
            }
            else
            {
                bool isPaired = _shadows.IsPaired(parameter.Value);
                Expr zeros = MemoryHelpers.ZerosLike(new Ref(parameter.Value));
                if (ReplacesRows(_function.Body, parameter.Value))
                {
                    // The caller's rows are those of the beginning.
                    Value returned = NewValue(shadow.Name + "Rows", shadow.Type, ValueRole.Derivative);
                    _returned.Add(parameter.Value.Id, returned);
                    forward.Add(new Let(Section.Forward, returned, zeros, IsPinned: true));
                    zeros = new Cast(shadow.Type, MemoryFunctions.CloneOf(new Ref(returned)), isImplicit: false);
                }

                var let = new Let(isPaired ? Section.Forward : Section.Backward, shadow, zeros, IsPinned: true);
                (isPaired ? forward : _statements).Add(let);
            }
        }

        Aliasing aliasing = Aliasing.Of(_function);
        HashSet<int> written = new Writes(aliasing, _function).Of(_function.Body);
        guards.AddRange(MemoryHelpers.RequireNoOverlap(
            _function.Parameters.Select(parameter => parameter.Value).Concat(gradients),
            value => written.Contains(aliasing.ClassOf(value)) || gradients.Contains(value)));
        parameters.AddRange(gradients.Select(gradient => new Parameter(gradient, IsActive: false)));
    }

    /// <summary>Whether a row of a jagged array may be replaced by another.</summary>
    private bool ReplacesRows(Block block, Value memory) => memory.Type.Item!.IsMemory && block.All().Any(statement =>
        statement is Store { Value.Type.IsMemory: true } store && _shadows.MayBeSame(store.Target, new Ref(memory)));

    /// <summary>A gradient that the caller did not bring the memory for is returned.</summary>
    private void AddGradient(Parameter of, List<Result> results)
    {
        Value parameter = of.Value;
        if (parameter.Type.Category == TypeCategory.Array && !(_accumulates && _shadows.Has(parameter)))
        {
            Expr gradient = _returned.TryGetValue(parameter.Id, out Value? returned) ? new Ref(returned)
                : _shadows.Has(parameter) ? new Ref(_shadows.Of(parameter))
                : MemoryHelpers.ZerosLike(new Ref(parameter));
            results.Add(new Result("Grad" + Derivatives.Pascal(parameter.Name), gradient, IsDifferentiable: true, of.Part?.Derivative("Grad" + Derivatives.Pascal(of.Part.Root))));
        }
    }

    /// <summary>The cotangent of what is returned by reference is added to the shadow of it.</summary>
    private void SeedMemory(Expr returned, Expr seed)
    {
        if (_shadows.Has(returned))
        {
            if (returned is Ref { Value: var value } && seed is Ref { Value: var cotangent })
            {
                _statements.Add(MemoryHelpers.RequireSameLength(cotangent, value));
            }

            _statements.Add(AddAll(_shadows.Of(returned), seed));
        }
    }

    /// <summary>Adds to all elements of memory those of other memory; of structures, leaf by leaf.</summary>
    private Statement AddAll(Expr target, Expr source)
    {
        if (target.Type.Item!.Structure is not { } structure)
        {
            return new Bulk(Section.Backward, BulkKind.Add, target, source);
        }

        Value counter = NewValue("i", TypeRef.Int, ValueRole.Local);
        Element sum = new(target, new Ref(counter)), term = new(source, new Ref(counter));
        IEnumerable<Statement> stores = Enumerable.Range(0, structure.Leaves)
            .Where(leaf => !structure.Inactive.Contains(leaf))
            .Select(leaf => new Store(Section.Backward, sum.At(leaf), Derivatives.Add(sum.At(leaf), term.At(leaf))));
        var range = new CountedRange(counter, new Const(TypeRef.Int, 0, "0"), BinaryOperator.Less, MemoryFunctions.Length(target), IsUpward: true);
        return new Loop(Section.Backward, range, Condition: null, EquatableArray<Carried>.Empty, new Block(stores.ToEquatableArray()));
    }

    /// <summary>Whether a statement writes active memory, so that its adjoint has something to do though nothing is asked of its results.</summary>
    private bool WritesActive(Statement statement) => statement.All().Any(part => part switch
    {
        Store store => _shadows.Has(store.Target.Memory) && store.Target.CarriesDerivative && store.Value.Type.IsFloating,
        Bulk bulk => _shadows.Has(bulk.Target),
        Invoke invoke => IsPair(invoke),
        _ => false,
    });

    private void Backward(Store store)
    {
        Element shadow = _shadows.Of(store.Target);
        if (store.Value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum && sum.Left.Equals(store.Target))
        {
            if (_activity.IsActive(sum.Right))
            {
                Expr total = Taken(store.Target, shadow);
                Backpropagate(sum.Right, sum.Operator == BinaryOperator.Add ? total : new Unary(UnaryOperator.Negate, total, total.Type));
            }

            return;
        }

        bool isActive = _activity.IsActive(store.Value);
        Expr? grad = isActive ? Taken(store.Target, shadow) : null;
        _statements.Add(new Store(Section.Backward, shadow, new Const(shadow.Type, 0)));
        if (grad is not null)
        {
            Backpropagate(store.Value, grad);
        }
    }

    /// <summary>What the cotangent of an element is now, under a name.</summary>
    private Ref Taken(Element element, Element shadow)
    {
        Value taken = NewValue("grad" + Derivatives.Pascal(Derivatives.NameOf(element)), shadow.Type, ValueRole.DerivativeTemporary);
        _statements.Add(new Let(Section.Backward, taken, shadow));
        return new Ref(taken);
    }

    private void Backward(Bulk bulk)
    {
        if (bulk.Kind == BulkKind.Pop)
        {
            Unpop(bulk);
            return;
        }

        Expr shadow = _shadows.Of(bulk.Target);
        if (bulk.Source is not { } source)
        {
            _statements.Add(bulk with { Section = Section.Backward, Target = shadow, Quote = string.Empty });
            return;
        }

        bool isActive = _shadows.Has(source);
        if (bulk.Kind == BulkKind.Add)
        {
            if (isActive)
            {
                _statements.Add(new Bulk(Section.Backward, BulkKind.Add, _shadows.Of(source), shadow));
            }

            return;
        }

        Expr taken = shadow;
        if (isActive && _shadows.MayBeSame(bulk.Target, source))
        {
            // The two may overlap: what flows back is taken before the place is cleared.
            Value copy = NewValue("gradCopied", MemoryFunctions.ArrayOf(shadow.Type.Item!), ValueRole.Derivative);
            _statements.Add(new Let(Section.Backward, copy, MemoryFunctions.Allocation(copy.Type, MemoryFunctions.Length(shadow)), IsPinned: true));
            _statements.Add(new Bulk(Section.Backward, BulkKind.Copy, new Ref(copy), shadow));
            taken = new Ref(copy);
            _statements.Add(new Bulk(Section.Backward, BulkKind.Clear, shadow));
        }

        if (isActive)
        {
            _statements.Add(new Bulk(Section.Backward, BulkKind.Add, _shadows.Of(source), taken));
        }

        if (taken == shadow)
        {
            _statements.Add(new Bulk(Section.Backward, BulkKind.Clear, shadow));
        }
    }
}
