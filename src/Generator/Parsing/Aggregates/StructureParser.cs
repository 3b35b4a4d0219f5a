using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What the signature says of types that are taken apart: their members, those of their derivatives, and how both are put
/// together.
/// </summary>
internal sealed class StructureParser(SymbolTranslator symbols, Compilation compilation, IMethodSymbol method, CancellationToken cancellation)
{
    private readonly GradientTypes _gradientTypes = new(symbols, compilation, IsVisible(method) ? null : method.ContainingType, cancellation);

    /// <summary>The nested types that are to hold derivatives, so far.</summary>
    public EquatableArray<GradientTypeModel> GradientTypes => _gradientTypes.Models;

    /// <summary>Whether other assemblies may call a method.</summary>
    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? outer = symbol; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The members of a value: all of them, and of an object those that have a derivative.</summary>
    public Structure Whole(Layout layout)
    {
        Structure whole = Parse(layout)!;
        return layout.IsObject ? whole with { Assembly = Assembly.None } : whole;
    }

    /// <summary>The members of its derivative; null where it has none, or there is no type to hold it.</summary>
    public Structure? Gradient(Layout layout)
    {
        if (!HasDerivative(layout))
        {
            return null;
        }

        LayoutMember[] active = layout.Members.Where(IsActive).ToArray();
        (LayoutMember Member, Structure? Inner)[] members = active
            .Select(member => (member, member.Layout is { } inner ? Gradient(inner) : null))
            .ToArray();
        if (members.Any(pair => pair.Inner is null && pair.Member.Layout is not null))
        {
            return null;
        }

        if (layout.Type.IsTupleType)
        {
            return Tuple(active, members.Select((pair, i) => Member(pair.Member, i, pair.Inner)).ToArray());
        }

        bool isItsOwn = !layout.IsObject
            && active.Length == layout.Members.Length
            && members.All(pair => pair.Inner is null || pair.Inner.Type == symbols.Type(pair.Member.Type));
        return isItsOwn && Assembled(layout, members.Select((pair, i) => Member(pair.Member, i, pair.Inner)).ToArray()) is var own && IsPossible(own)
            ? own
            : _gradientTypes.Of(layout.Type, members);
    }

    /// <summary>Whether some member of a type has a derivative.</summary>
    public bool HasDerivative(Layout layout) => layout.Members.Any(IsActive);

    /// <summary>
    /// What the elements of an array are made of, where these are numbers with a derivative, beside others and what never has
    /// one; else null.
    /// </summary>
    public Structure? Item(ITypeSymbol type)
    {
        if (!type.IsValueType || Layout.Of(type) is not { } layout || !HasDerivative(layout) || !LeavesOf(layout).All(IsOfItem))
        {
            return null;
        }

        Structure whole = Whole(layout);
        int[] inactive = GradientLeaves(layout).Select((place, leaf) => place < 0 ? leaf : -1).Where(leaf => leaf >= 0).ToArray();
        return IsPossible(whole) ? whole with { Inactive = inactive.ToEquatableArray() } : null;
    }

    private static IEnumerable<LayoutMember> LeavesOf(Layout layout) =>
        layout.Members.SelectMany(member => member.Layout is { } inner ? LeavesOf(inner) : [member]);

    /// <summary>Whether the generated code can read a member, and it is a number or something that holds none and does not change itself.</summary>
    private bool IsOfItem(LayoutMember member) => IsReadable(member) && symbols.Type(member.Type) switch
    {
        { IsFloating: true } or { Category: TypeCategory.Integer or TypeCategory.Bool } => true,
        { Category: TypeCategory.Other } => member.Type is { SpecialType: SpecialType.System_String or SpecialType.System_Decimal or SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum },
        _ => false,
    };

    /// <summary>Whether values of a type can be made by the generated code, and their derivatives held.</summary>
    public bool CanReturn(ITypeSymbol type) => Layout.Of(type) is { } layout && IsPossible(Whole(layout)) && Gradient(layout) is not null;

    /// <summary>For each leaf of a value its place in the derivative; -1 where it has none.</summary>
    public IEnumerable<int> GradientLeaves(Layout layout)
    {
        int next = 0;
        foreach (bool isActive in Activity(layout, isInside: true))
        {
            yield return isActive ? next++ : -1;
        }
    }

    /// <summary>Whether the generated code can read a member.</summary>
    public bool IsReadable(LayoutMember member) => compilation.IsSymbolAccessibleWithin(member.Symbol, method.ContainingType);

    /// <summary>Whether values with these members can be made.</summary>
    public static bool IsPossible(Structure structure) =>
        structure.Assembly != Assembly.None && structure.Members.All(member => member.Structure is null || IsPossible(member.Structure));

    /// <summary>Whether a member has a derivative.</summary>
    public bool IsActive(LayoutMember member) => IsEligible(member) && (member.Layout is { } inner
        ? HasDerivative(inner)
        : HasGradient(symbols.Type(member.Type)));

    /// <summary>
    /// Whether a member is one that has a derivative, if its type does. What only the type itself can set has none, unless it
    /// says so; what an object keeps for good may be changed in its turn, unless it is a number.
    /// </summary>
    public bool IsEligible(LayoutMember member)
    {
        if (member.Symbol.ContainingType.IsTupleType || WellKnown.Has(member.Symbol, WellKnown.ParameterMark))
        {
            return true;
        }

        if (WellKnown.Has(member.Symbol, WellKnown.NoGrad) || !IsOpen(member.Symbol) || !IsReadable(member))
        {
            return false;
        }

        return IsSettable(member.Symbol)
            || (member.IsOfObject ? member.Type.IsReferenceType : ConstructorOf(Layout.Of(member.Symbol.ContainingType)!) is not null);
    }

    /// <summary>Whether the runtime can compare memory of a type with its gradient.</summary>
    public static bool HasGuards(TypeRef type) =>
        type.Rank <= 2 && (!type.Item!.IsMemory || (type.Rank == 1 && type.Category == TypeCategory.Array && type.Item is { Rank: 1, Item.IsMemory: false }));

    private static bool HasGradient(TypeRef type) => type.IsDifferentiable || (type.HasShadow && HasGuards(type));

    private IEnumerable<bool> Activity(Layout layout, bool isInside) => Relevant(layout).SelectMany(member =>
        member.Layout is { } inner
            ? Activity(inner, isInside && IsActive(member))
            : [isInside && IsActive(member)]);

    private IEnumerable<LayoutMember> Relevant(Layout layout) => layout.IsObject ? layout.Members.Where(IsActive) : layout.Members;

    /// <summary>Whether the whole project can set a member.</summary>
    public static bool IsSettable(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { } setter } => IsOpen(setter),
        _ => false,
    };

    private Access AccessTo(LayoutMember member) => member.Symbol switch
    {
        _ when !CanSet(member) => Access.ReadOnly,
        IFieldSymbol => Access.Variable,
        IPropertySymbol { SetMethod.IsInitOnly: false } => Access.Property,
        _ => Access.ReadOnly,
    };

    /// <summary>Whether the generated code can set a member.</summary>
    private bool CanSet(LayoutMember member) => member.Symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly && IsReadable(member),
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, method.ContainingType),
        _ => false,
    };

    /// <summary>Whether the whole project can use a member; the same wherever the question is asked.</summary>
    public static bool IsOpen(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private Structure? Parse(Layout layout)
    {
        LayoutMember[] wanted = Relevant(layout).ToArray();
        StructureMember[] members = wanted.Select((member, i) => Member(member, i, member.Layout is { } inner ? Whole(inner) : null)).ToArray();
        return layout.Type.IsTupleType ? Tuple(wanted, members) : Assembled(layout, members);
    }

    private Structure Assembled(Layout layout, StructureMember[] members)
    {
        TypeRef type = symbols.Type(layout.Type);
        return !layout.IsObject && ConstructorOf(layout) is { } positions
            ? new Structure(type, Assembly.Constructor, positions.ToEquatableArray(), members.ToEquatableArray())
            : new Structure(type, layout.Members.All(CanSet) ? Assembly.Initializer : Assembly.None, EquatableArray<int>.Empty, members.ToEquatableArray());
    }

    private StructureMember Member(LayoutMember member, int index, Structure? inner)
    {
        bool isTuple = member.Symbol.ContainingType.IsTupleType;
        string name = !isTuple || IsNamed(member) ? NameScope.Escape(member.Name) : "Item" + (index + 1);
        return new StructureMember(name, isTuple && inner is not null ? inner.Type : symbols.Type(member.Type), inner, AccessTo(member));
    }

    private static Structure? Tuple(LayoutMember[] wanted, StructureMember[] members) =>
        members.Length == 0 ? null
        : members.Length == 1 ? new Structure(members[0].Type, Assembly.Bare, EquatableArray<int>.Empty, members.ToEquatableArray())
        : new Structure(TupleType(wanted, members), Assembly.Tuple, EquatableArray<int>.Empty, members.ToEquatableArray());

    /// <summary>For each member its place among the arguments of a constructor that takes all of them; null where there is none.</summary>
    private int[]? ConstructorOf(Layout layout) => layout.Type.InstanceConstructors
        .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, method.ContainingType))
        .Select(constructor => MemberwiseConstructor.Of(constructor, layout, compilation, cancellation))
        .FirstOrDefault(positions => positions is not null);

    private static bool IsNamed(LayoutMember member) => member.Symbol is IFieldSymbol { IsExplicitlyNamedTupleElement: true };

    private static TypeRef TupleType(LayoutMember[] wanted, StructureMember[] members)
    {
        IEnumerable<string> items = members.Select((member, i) => IsNamed(wanted[i]) ? member.Type.Name + " " + member.Name : member.Type.Name);
        return new TypeRef(TypeCategory.Other, "(" + string.Join(", ", items) + ")");
    }
}
