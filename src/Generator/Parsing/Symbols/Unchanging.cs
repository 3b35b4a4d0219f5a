using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Members that give the same value whenever they are read: readonly fields, properties that are set only where the object
/// is made, and properties computed from these. They may be read again instead of being saved.
/// </summary>
internal sealed class Unchanging(ParseScope scope)
{
    public bool Is(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsConst || field.IsReadOnly,
        IPropertySymbol property => !property.IsIndexer && !property.ReturnsByRef && !property.ReturnsByRefReadonly && !CanBeOverridden(property) && (IsSetOnce(property) || IsComputed(property)),
        _ => false,
    };

    private static bool CanBeOverridden(IPropertySymbol property) =>
        property.IsExtern || property.IsAbstract
        || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed);

    private static bool IsSetOnce(IPropertySymbol property) =>
        property.SetMethod is null or { IsInitOnly: true }
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => field.IsReadOnly && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        && property.DeclaringSyntaxReferences.All(reference => HasNoCode(reference.GetSyntax()));

    private static bool HasNoCode(SyntaxNode declaration) => declaration is ParameterSyntax
        || (declaration is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors }
            && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));

    private bool IsComputed(IPropertySymbol property) =>
        property.GetMethod is { } getter
        && scope.BodyOf(getter) is { } body
        && Block(body) is { Operations: [IReturnOperation { ReturnedValue: { } value }] }
        && new[] { value }.Concat(value.Descendants()).All(IsFixed);

    private static IBlockOperation? Block(IOperation body) => body switch
    {
        IBlockOperation block => block,
        IMethodBodyOperation method => method.ExpressionBody ?? method.BlockBody,
        _ => null,
    };

    private bool IsFixed(IOperation operation) => operation switch
    {
        ILiteralOperation or IParenthesizedOperation => true,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division =>
            division.RightOperand.ConstantValue is { HasValue: true, Value: not (0 or 0L or 0u or 0ul) },
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: not SpecialType.System_String } => true,
        IUnaryOperation { OperatorMethod: null } => true,
        IConversionOperation { OperatorMethod: null, IsChecked: false, Conversion: { IsNumeric: true } or { IsIdentity: true } } => true,
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array or SpecialType.System_String } } => true,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => Is(member.Member),
        _ => false,
    };
}
