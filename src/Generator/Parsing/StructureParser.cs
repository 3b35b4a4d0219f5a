using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What the signature says of types that are taken apart: their members, those of their derivatives, and how both are put
/// together.
/// </summary>
internal sealed class StructureParser(SymbolTranslator symbols)
{
    /// <summary>All members of a value.</summary>
    public Structure Whole(Layout layout) => Parse(layout, _ => true)!;

    /// <summary>The members of its derivative; null where it has none.</summary>
    public Structure? Gradient(ITypeSymbol type) => Layout.Of(type) is { } layout ? Parse(layout, IsActive) : null;

    /// <summary>For each leaf of a value its place in the derivative; -1 where it has none.</summary>
    public IEnumerable<int> GradientLeaves(Layout layout)
    {
        int next = 0;
        foreach (bool isActive in Activity(layout, isInside: true))
        {
            yield return isActive ? next++ : -1;
        }
    }

    private IEnumerable<bool> Activity(Layout layout, bool isInside) => layout.Members.SelectMany(member =>
        Layout.Of(member.Type) is { } inner
            ? Activity(inner, isInside && IsActive(member))
            : [isInside && IsActive(member)]);

    private bool IsActive(LayoutMember member) => Layout.Of(member.Type) is { } inner
        ? inner.Members.Any(IsActive)
        : symbols.Type(member.Type).IsDifferentiable;

    private Structure? Parse(Layout layout, System.Func<LayoutMember, bool> isWanted)
    {
        LayoutMember[] wanted = layout.Members.Where(isWanted).ToArray();
        if (wanted.Length == 0)
        {
            return null;
        }

        StructureMember[] members = wanted
            .Select((member, i) =>
            {
                Structure? inner = Layout.Of(member.Type) is { } nested ? Parse(nested, isWanted) : null;
                string name = IsNamed(member) ? NameScope.Escape(member.Name) : "Item" + (i + 1);
                return new StructureMember(name, inner?.Type ?? symbols.Type(member.Type), inner);
            })
            .ToArray();
        return members.Length == 1
            ? new Structure(members[0].Type, Assembly.Bare, members.ToEquatableArray())
            : new Structure(TupleType(wanted, members), Assembly.Tuple, members.ToEquatableArray());
    }

    private static bool IsNamed(LayoutMember member) => member.Symbol is IFieldSymbol { IsExplicitlyNamedTupleElement: true };

    private static TypeRef TupleType(LayoutMember[] wanted, StructureMember[] members)
    {
        IEnumerable<string> items = members.Select((member, i) => IsNamed(wanted[i]) ? member.Type.Name + " " + member.Name : member.Type.Name);
        return new TypeRef(TypeCategory.Other, "(" + string.Join(", ", items) + ")");
    }
}
