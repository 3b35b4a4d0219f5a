using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The members that a type is taken apart into, in the order of their declaration. Taken apart are tuples, the
/// vectors of System.Numerics, and the structures and immutable classes of the project that hold a number, a tensor or an array of these; a class is only
/// where nothing could tell a copy of an object from the object. So are structures of other assemblies, all of which can be seen.
/// </summary>
/// <param name="Type">The type.</param>
/// <param name="Members">Its members.</param>
/// <param name="IsObject">Whether it is a class that can change. Objects of such are taken apart only where they are given, and only read.</param>
internal sealed record Layout(INamedTypeSymbol Type, ImmutableArray<LayoutMember> Members, bool IsObject = false)
{
    /// <summary>The position of a field or an automatic property; -1 where it is no member.</summary>
    public int IndexOf(ISymbol member)
    {
        for (int i = 0; i < Members.Length; i++)
        {
            if (IsSame(Members[i].Symbol, member))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A tuple element goes by its number, whatever it is called.</summary>
    private static bool IsSame(ISymbol left, ISymbol right) =>
        left is IFieldSymbol { CorrespondingTupleField: { } one } && right is IFieldSymbol { CorrespondingTupleField: { } other }
            ? one.Name == other.Name
            : SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    /// <summary>The layout of a type; null where its values are not taken apart.</summary>
    public static Layout? Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 } tuple => new Layout(
            tuple,
            tuple.TupleElements
                .Select(element => new LayoutMember(element.Name, element.Type, element))
                .ToImmutableArray()),
        INamedTypeSymbol vector when WellKnown.IsVector(vector) => OfComponents(vector),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false, SpecialType: SpecialType.None } structure => OfFields(structure) ?? OfReferenced(structure),
        INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object, IsStatic: false } immutable when immutable.GetMembers().All(IsImmutable) => OfFields(immutable),
        _ => null,
    };

    /// <summary>The layout of a type, or of an object of it that is only read.</summary>
    public static Layout? OfAny(ITypeSymbol? type) => Of(type) ?? OfObject(type);

    /// <summary>The layout of a class that can change, those that it is derived from included; null where some of it is not known.</summary>
    public static Layout? OfObject(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } named || Of(type) is not null)
        {
            return null;
        }

        var members = new List<LayoutMember>();
        for (INamedTypeSymbol current = named; current.SpecialType != SpecialType.System_Object; current = current.BaseType!)
        {
            if (current.DeclaringSyntaxReferences.Length == 0 || current.BaseType is null)
            {
                return null;
            }

            members.InsertRange(0, MembersOf(current, named));
        }

        return members.GroupBy(member => member.Name).Any(group => group.Count() > 1)
            ? null
            : new Layout(named, members.ToImmutableArray(), IsObject: true);
    }

    /// <summary>
    /// The layout of a class whose objects are taken apart where they are made; null where some code of it runs that does not
    /// stand in the method, or that its name does not tell.
    /// </summary>
    public static Layout? OfMade(ITypeSymbol? type) => OfObject(type) is { Type: { IsAbstract: false, IsGenericType: false } made } layout
        && layout.Members.Any(member => Holds(member.Type))
        && WithBases(made).All(IsPlain)
            ? layout with { Members = layout.Members.AddRange(WithBases(made).SelectMany(KeptParameters.Of).Select(parameter => new LayoutMember("given" + Derivatives.Pascal(parameter.Name), parameter.Type, parameter, IsOfObject: true))) }
            : null;

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol current = type; current.SpecialType != SpecialType.System_Object; current = current.BaseType!)
        {
            yield return current;
        }
    }

    /// <summary>Whether what a class does is known by the names of its members.</summary>
    private static bool IsPlain(INamedTypeSymbol type) => !type.IsGenericType && type.GetMembers().All(member => member switch
    {
        IFieldSymbol field => IsAutomatic(field),
        IMethodSymbol { MethodKind: MethodKind.Destructor } or IMethodSymbol { MethodKind: MethodKind.StaticConstructor, IsImplicitlyDeclared: false } => false,
        _ => !member.IsOverride || member.IsImplicitlyDeclared || type.BaseType!.SpecialType == SpecialType.System_Object,
    });

    /// <param name="type">The type that declares the members.</param>
    /// <param name="whole">The type of the object.</param>
    private static IEnumerable<LayoutMember> MembersOf(INamedTypeSymbol type, INamedTypeSymbol whole) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => !field.IsStatic && !field.IsConst && (!field.IsImplicitlyDeclared || field.AssociatedSymbol is IPropertySymbol))
        .Select(field => new LayoutMember((field.AssociatedSymbol ?? field).Name, field.Type, field.AssociatedSymbol ?? field, IsOfObject: true)
        {
            IsRecursive = Reaches(field.Type, whole.OriginalDefinition, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)),
        });

    /// <summary>The components of a vector of the library.</summary>
    private static Layout OfComponents(INamedTypeSymbol vector) => new(
        vector,
        "XYZW".SelectMany(axis => vector.GetMembers(axis.ToString())).OfType<IFieldSymbol>()
            .Select(field => new LayoutMember(field.Name, field.Type, field))
            .ToImmutableArray());

    private static Layout? OfFields(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Length == 0 || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"))
        {
            return null;
        }

        IFieldSymbol[] fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst).ToArray();
        return fields.Any(field => !IsAutomatic(field) || field.IsFixedSizeBuffer || field.Type is IPointerTypeSymbol || field.RefKind != RefKind.None || (field.IsImplicitlyDeclared && field.AssociatedSymbol is null))
            || !fields.Any(field => Holds(field.Type))
            || fields.Any(field => Reaches(field.Type, type.OriginalDefinition, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)))
            ? null
            : new Layout(type, fields.Select(field => new LayoutMember((field.AssociatedSymbol ?? field).Name, field.Type, field.AssociatedSymbol ?? field)).ToImmutableArray());
    }

    private static Layout? OfReferenced(INamedTypeSymbol type) =>
        ReferencedStructure.MembersOf(type) is { } members && members.Any(member => Holds(member.Type)) ? new Layout(type, members) : null;

    /// <summary>Whether a derivative may flow through a member.</summary>
    private static bool Holds(ITypeSymbol type) => Reaches(type, null, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether values of a type are made of those of another one; or of numbers, where no other is named.</summary>
    private static bool Reaches(ITypeSymbol type, INamedTypeSymbol? other, HashSet<ITypeSymbol> seen)
    {
        if (other is null)
        {
            type = type is IArrayTypeSymbol array ? Innermost(array) : type;
            if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor) || WellKnown.IsVector(type))
            {
                return true;
            }
        }

        return SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other)
            || (type is INamedTypeSymbol named
                && (named.IsTupleType || named.DeclaringSyntaxReferences.Length > 0 || ReferencedStructure.MembersOf(named) is not null)
                && seen.Add(type)
                && named.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && Reaches(field.Type, other, seen)));
    }

    /// <summary>Whether a field is none that the accessors of a property work with.</summary>
    private static bool IsAutomatic(IFieldSymbol field) => field.AssociatedSymbol is not IPropertySymbol property
        || (property.PartialImplementationPart ?? property).DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is not PropertyDeclarationSyntax declared
            || (declared.ExpressionBody is null && declared.AccessorList!.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null)));

    private static ITypeSymbol Innermost(IArrayTypeSymbol array) => array.ElementType is IArrayTypeSymbol inner ? Innermost(inner) : array.ElementType;

    private static bool IsImmutable(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, AssociatedSymbol: null } field => field.IsReadOnly,
        IPropertySymbol { IsStatic: false, SetMethod: { IsInitOnly: false } } => false,
        IEventSymbol { IsStatic: false } => false,
        IMethodSymbol { MethodKind: MethodKind.Destructor } => false,
        _ => true,
    };
}

/// <summary>A member of a <see cref="Layout"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Symbol">The field, or the property that it belongs to.</param>
/// <param name="IsOfObject">Whether it is one of an object that can change.</param>
internal sealed record LayoutMember(string Name, ITypeSymbol Type, ISymbol Symbol, bool IsOfObject = false)
{
    /// <summary>Whether it may lead back to an object of the type that it is a member of.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>What it is taken apart into; null where it is not. Objects are among the members of objects only.</summary>
    public Layout? Layout => IsRecursive ? null : IsOfObject ? Parsing.Layout.OfAny(Type) : Parsing.Layout.Of(Type);
}
