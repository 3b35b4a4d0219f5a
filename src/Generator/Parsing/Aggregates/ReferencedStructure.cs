using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Structures of which there is only metadata. They are taken apart where that shows all that they hold: fields that others
/// can use, and properties of which the compiler has written the accessors.
/// </summary>
internal static class ReferencedStructure
{
    private const string BackingFieldSuffix = ">k__BackingField";

    /// <summary>The members of a structure, in the order of its fields; null where some of it cannot be seen.</summary>
    public static ImmutableArray<LayoutMember>? MembersOf(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Struct, IsRefLikeType: false, IsTupleType: false, OriginalDefinition.SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: 0 }
            || type.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, IsImplicitlyDeclared: false }))
        {
            return null;
        }

        LayoutMember?[] members = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).Select(MemberOf).ToArray();
        return members.Contains(null) || MayOverlap(type) ? null : members.Select(member => member!).ToImmutableArray();
    }

    private static LayoutMember? MemberOf(IFieldSymbol field) =>
        field.IsFixedSizeBuffer || field.RefKind != RefKind.None || field.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || HasModifiers(field) ? null
        : StructureParser.IsOpen(field) && field.CanBeReferencedByName ? new LayoutMember(field.Name, field.Type, field)
        : PropertyOf(field) is { } property ? new LayoutMember(property.Name, property.Type, property)
        : null;

    /// <summary>Whether others may change a field behind the method.</summary>
    private static bool HasModifiers(IFieldSymbol field) => field.IsVolatile || !field.CustomModifiers.IsEmpty;

    /// <summary>
    /// The automatic property that a field belongs to; null where it belongs to none, or an accessor is the property's own: one
    /// that computes, as with the <c>field</c> of C# 14, is not marked as written by the compiler.
    /// </summary>
    private static IPropertySymbol? PropertyOf(IFieldSymbol field)
    {
        if (!field.Name.StartsWith("<", System.StringComparison.Ordinal) || !field.Name.EndsWith(BackingFieldSuffix, System.StringComparison.Ordinal) || !IsWrittenByCompiler(field))
        {
            return null;
        }

        string name = field.Name.Substring(1, field.Name.Length - 1 - BackingFieldSuffix.Length);
        return field.ContainingType.GetMembers(name) is [IPropertySymbol { IsStatic: false, IsIndexer: false, IsVirtual: false, RefKind: RefKind.None, GetMethod: { } getter } property]
            && IsWrittenByCompiler(getter)
            && (property.SetMethod is not { } setter || IsWrittenByCompiler(setter))
            && SymbolEqualityComparer.Default.Equals(property.Type, field.Type)
            ? property
            : null;
    }

    private static bool IsWrittenByCompiler(ISymbol symbol) => WellKnown.Has(symbol, WellKnown.CompilerGenerated);

    /// <summary>Whether members may lie over each other, or there is more of them than there are fields.</summary>
    private static bool MayOverlap(INamedTypeSymbol type)
    {
        if (WellKnown.Has(type, WellKnown.InlineArray) || type.ContainingModule?.GetMetadata() is not { } metadata)
        {
            return true;
        }

        EntityHandle handle = MetadataTokens.EntityHandle(type.OriginalDefinition.MetadataToken);
        return handle.Kind != HandleKind.TypeDefinition
            || (metadata.GetMetadataReader().GetTypeDefinition((TypeDefinitionHandle)handle).Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;
    }
}
