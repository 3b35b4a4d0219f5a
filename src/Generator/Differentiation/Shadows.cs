using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Every reference to active memory has a shadow: the memory of its cotangents. Aliasing the one aliases the other. Where
/// references are chosen or carried, the shadows are made and handed on beside them in the forward pass; else the
/// backward pass makes them when it comes to the block of the reference.
/// </summary>
internal sealed class Shadows
{
    private readonly System.Func<TypeRef, TypeRef> _typeOf;
    private readonly Activity _activity;
    private readonly NewValues _values;
    private readonly Aliasing _aliasing;
    private readonly HashSet<int> _paired = [];

    /// <summary>What keeps references, being declared by a derivative.</summary>
    private readonly HashSet<int> _saved = [];
    private readonly Dictionary<int, Value> _of = [];
    private readonly Dictionary<Block, List<Let>> _backward = new(ByReference<Block>.Instance);

    public Shadows(Function function, Activity activity, NewValues values, System.Func<TypeRef, TypeRef> typeOf)
    {
        _typeOf = typeOf;
        _activity = activity;
        _values = values;
        _aliasing = Aliasing.Of(function);
        FindPaired(function.Body);
    }

    /// <summary>Whether a reference is to memory that derivatives flow through.</summary>
    public bool Has(Expr memory) => memory.Type.HasShadow && _activity.IsActive(memory);

    public bool Has(Value memory) => memory.Type.HasShadow && _activity.IsActive(memory);

    /// <summary>Whether the shadow is there in the forward pass already.</summary>
    public bool IsPaired(Value memory) => _paired.Contains(_aliasing.ClassOf(memory));

    public bool MayBeSame(Expr first, Expr second) => _aliasing.ClassOf(first) == _aliasing.ClassOf(second);

    /// <summary>Makes the shadow of a parameter or of a local; the caller says where it comes from.</summary>
    public Value New(Value memory)
    {
        Value shadow = _values.DerivativeOf(memory);
        _of[memory.Id] = shadow;
        return shadow;
    }

    public Value Of(Value memory) => _of.TryGetValue(memory.Id, out Value? shadow) ? shadow : New(memory);

    /// <summary>What keeps the shadows of the references that are kept.</summary>
    public Value OfSaved(Value saved) => _of.TryGetValue(saved.Id, out Value? shadows) ? shadows : New(saved);

    /// <summary>The shadow of a reference.</summary>
    public Expr Of(Expr memory) => memory switch
    {
        Ref reference when _of.ContainsKey(reference.Value.Id) || Has(reference.Value) => new Ref(Of(reference.Value)),
        Element element => Of(element),
        Cast { Operand: Const } => memory,
        Cast cast when MemoryFunctions.IsAllocation(cast.Operand) => memory,
        Cast cast when Has(cast.Operand) => Converted(cast),
        Conditional conditional => new Conditional(conditional.Condition, Of(conditional.WhenTrue), Of(conditional.WhenFalse), _typeOf(conditional.Type)),
        Call call when MemoryFunctions.IsView(call) => new Call(
            call.Function with { Id = call.Function.Id + " of shadow", ReturnType = _typeOf(call.Type) },
            new[] { Of(call.Arguments[0]) }.Concat(call.Arguments.Skip(1)).ToEquatableArray()),
        Const => _typeOf(memory.Type) is { Category: TypeCategory.Span } span ? Const.Nothing(span) : memory,
        _ when MemoryFunctions.IsAllocation(memory) => memory,
        _ when SavedFunctions.ReadFrom(memory) is { } saved => SavedFunctions.From(OfSaved(saved), memory),
        _ => throw new NotDifferentiableException($"it is not known where the derivatives of what '{Derivatives.NameOf(memory)}' refers to are kept; copy it to an array that the method makes"),
    };

    /// <summary>The place in the shadow of an element.</summary>
    public Element Of(Element element) => new(new[] { Of(element.Memory) }.Concat(element.Children.Skip(1)).ToEquatableArray(), leaf: element.Leaf);

    /// <summary>The block with the shadows that belong into the forward pass.</summary>
    public Block Pair(Block block)
    {
        var statements = new List<Statement>();
        var backward = new List<Let>();
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Let let when Has(let.Target):
                    statements.Add(let);
                    Let shadow = new(Section.Forward, New(let.Target), Of(let.Expression), IsPinned: let.IsPinned, IsVar: let.IsVar);
                    if (IsPaired(let.Target))
                    {
                        statements.Add(shadow);
                    }
                    else
                    {
                        backward.Add(shadow with { Section = Section.Backward });
                    }

                    break;
                case Invoke { Callee.Export: not null } invoke when invoke.Results.FirstOrDefault(Has) is { } made:
                    statements.Add(invoke);
                    var zeros = new Let(Section.Forward, New(made), MemoryFunctions.Allocation(_typeOf(made.Type), MemoryFunctions.Length(new Ref(made))), IsPinned: true, IsVar: true);
                    if (IsPaired(made))
                    {
                        statements.Add(zeros);
                    }
                    else
                    {
                        backward.Add(zeros with { Section = Section.Backward });
                    }

                    break;
                case Let let when _saved.Contains(let.Target.Id):
                    statements.Add(let);
                    statements.Add(let with { Target = OfSaved(let.Target) });
                    break;
                case Save save when Has(save.Value):
                    statements.Add(save);
                    statements.Add(save with { Saved = OfSaved(save.Saved), Value = Of(save.Value) });
                    break;
                case Store store when store.Value.Type.HasShadow && Has(store.Target.Memory):
                    statements.Add(store);
                    statements.Add(store with { Target = Of(store.Target), Value = Of(store.Value), Quote = string.Empty });
                    break;
                case If branch:
                    statements.Add(branch with
                    {
                        Then = Pair(branch.Then),
                        Else = Pair(branch.Else),
                        Merges = branch.Merges
                            .Concat(branch.Merges.Where(merge => Has(merge.Target)).Select(merge => new Merge(New(merge.Target), Of(merge.Then), Of(merge.Else))))
                            .ToEquatableArray(),
                    });
                    break;
                case Loop loop:
                    Carried[] carried = loop.Carried.Where(entry => Has(entry.Head)).ToArray();
                    Value[] heads = carried.Select(entry => New(entry.Head)).ToArray();
                    Block body = Pair(loop.Body);
                    statements.Add(loop with
                    {
                        Body = body,
                        Carried = loop.Carried
                            .Concat(carried.Select((entry, i) => new Carried(heads[i], Of(entry.Init), Of(entry.Next), New(entry.Result))))
                            .ToEquatableArray(),
                    });
                    break;
                default:
                    statements.Add(statement);
                    break;
            }
        }

        var paired = new Block(statements.ToEquatableArray());
        if (backward.Count > 0)
        {
            _backward.Add(paired, backward);
        }

        return paired;
    }

    /// <summary>The shadows that the backward pass makes when it comes to a block.</summary>
    public IReadOnlyList<Let> MadeFor(Block block) => _backward.TryGetValue(block, out List<Let>? made) ? made : [];

    private Expr Converted(Cast cast)
    {
        Expr shadow = Of(cast.Operand);
        TypeRef type = _typeOf(cast.Type);
        return shadow.Type == type ? shadow : new Cast(type, shadow, cast.IsImplicit);
    }

    private void FindPaired(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case If branch:
                    AddPaired(branch.Merges.Select(merge => (Expr)new Ref(merge.Target)));
                    break;
                case Loop loop:
                    AddPaired(loop.Carried.Select(carried => (Expr)new Ref(carried.Head)));
                    break;
                case Store store:
                    AddPaired([store.Target]);
                    break;
                case Save save when Has(save.Value):
                    _saved.Add(save.Saved.Id);
                    AddPaired([save.Value]);
                    break;
            }

            foreach (Block inner in statement.Blocks)
            {
                FindPaired(inner);
            }
        }
    }

    private void AddPaired(IEnumerable<Expr> references)
    {
        foreach (Expr reference in references.Where(reference => reference.Type.IsMemory))
        {
            _paired.Add(_aliasing.ClassOf(reference));
        }
    }
}
