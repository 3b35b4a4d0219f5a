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
internal sealed class StructureParser(SymbolTranslator symbols, Compilation compilation, INamedTypeSymbol site, CancellationToken cancellation)
{
    /// <summary>All members of a value.</summary>
    public Structure Whole(Layout layout) => Parse(layout, _ => true)!;

    /// <summary>The members of its derivative; null where it has none, or there is no type to hold it.</summary>
    public Structure? Gradient(ITypeSymbol type) => HasDerivative(type) ? Parse(Layout.Of(type)!, IsActive) : null;

    /// <summary>Whether some member of a type has a derivative.</summary>
    public bool HasDerivative(ITypeSymbol type) => Layout.Of(type) is { } layout && layout.Members.Any(IsActive);

    /// <summary>Whether values of a type can be made by the generated code, and their derivatives held.</summary>
    public bool CanReturn(ITypeSymbol type) => Gradient(type) is not null && Layout.Of(type) is { } layout && IsPossible(Whole(layout));

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
    public bool IsReadable(LayoutMember member) => compilation.IsSymbolAccessibleWithin(member.Symbol, site);

    private static bool IsPossible(Structure structure) =>
        structure.Assembly != Assembly.None && structure.Members.All(member => member.Structure is null || IsPossible(member.Structure));

    private IEnumerable<bool> Activity(Layout layout, bool isInside) => layout.Members.SelectMany(member =>
        Layout.Of(member.Type) is { } inner
            ? Activity(inner, isInside && IsActive(member))
            : [isInside && IsActive(member)]);

    private bool IsActive(LayoutMember member) => IsEligible(member) && (Layout.Of(member.Type) is { } inner
        ? inner.Members.Any(IsActive)
        : symbols.Type(member.Type).IsDifferentiable);

    /// <summary>What only the type itself can set has no derivative, unless it says so.</summary>
    private bool IsEligible(LayoutMember member)
    {
        if (member.Symbol.ContainingType.IsTupleType || WellKnown.Has(member.Symbol, WellKnown.ParameterMark))
        {
            return true;
        }

        return !WellKnown.Has(member.Symbol, WellKnown.NoGrad)
            && member.Symbol.DeclaredAccessibility != Accessibility.Private
            && IsReadable(member)
            && (IsSettable(member) || ConstructorOf(Layout.Of(member.Symbol.ContainingType)!) is not null);
    }

    private bool IsSettable(LayoutMember member) => member.Symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly && IsReadable(member),
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, site),
        _ => false,
    };

    private Structure? Parse(Layout layout, System.Func<LayoutMember, bool> isWanted)
    {
        LayoutMember[] wanted = layout.Members.Where(isWanted).ToArray();
        if (layout.Type.IsTupleType)
        {
            return Tuple(wanted, isWanted);
        }

        StructureMember[] members = wanted.Select((member, i) => Member(member, i, isWanted)).OfType<StructureMember>().ToArray();
        if (members.Length < layout.Members.Length)
        {
            return null;
        }

        TypeRef type = symbols.Type(layout.Type);
        if (members.Any(member => member.Structure is { } inner && inner.Type != member.Type))
        {
            return null;
        }

        return ConstructorOf(layout) is { } positions
            ? new Structure(type, Assembly.Constructor, positions.ToEquatableArray(), members.ToEquatableArray())
            : new Structure(type, wanted.All(IsSettable) ? Assembly.Initializer : Assembly.None, EquatableArray<int>.Empty, members.ToEquatableArray());
    }

    private StructureMember? Member(LayoutMember member, int index, System.Func<LayoutMember, bool> isWanted)
    {
        Structure? inner = Layout.Of(member.Type) is { } nested ? Parse(nested, isWanted) : null;
        bool isTuple = member.Symbol.ContainingType.IsTupleType;
        string name = !isTuple || IsNamed(member) ? NameScope.Escape(member.Name) : "Item" + (index + 1);
        return inner is null && Layout.Of(member.Type) is not null
            ? null
            : new StructureMember(name, isTuple && inner is not null ? inner.Type : symbols.Type(member.Type), inner);
    }

    private Structure? Tuple(LayoutMember[] wanted, System.Func<LayoutMember, bool> isWanted)
    {
        StructureMember[] members = wanted.Select((member, i) => Member(member, i, isWanted)).OfType<StructureMember>().ToArray();
        return members.Length < wanted.Length || members.Length == 0 ? null
            : members.Length == 1 ? new Structure(members[0].Type, Assembly.Bare, EquatableArray<int>.Empty, members.ToEquatableArray())
            : new Structure(TupleType(wanted, members), Assembly.Tuple, EquatableArray<int>.Empty, members.ToEquatableArray());
    }

    /// <summary>For each member its place among the arguments of a constructor that takes all of them; null where there is none.</summary>
    private int[]? ConstructorOf(Layout layout) => layout.Type.InstanceConstructors
        .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, site))
        .Select(constructor => MemberwiseConstructor.Of(constructor, layout, compilation, cancellation))
        .FirstOrDefault(positions => positions is not null);

    private static bool IsNamed(LayoutMember member) => member.Symbol is IFieldSymbol { IsExplicitlyNamedTupleElement: true };

    private static TypeRef TupleType(LayoutMember[] wanted, StructureMember[] members)
    {
        IEnumerable<string> items = members.Select((member, i) => IsNamed(wanted[i]) ? member.Type.Name + " " + member.Name : member.Type.Name);
        return new TypeRef(TypeCategory.Other, "(" + string.Join(", ", items) + ")");
    }
}
