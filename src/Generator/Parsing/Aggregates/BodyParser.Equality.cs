using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// <c>==</c> and <c>!=</c> of whole records and tuples: their members are compared. No derivative flows through that.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The operator that the compiler gives to a record, which compares the members by their <c>Equals</c>; null for any other.</summary>
    private Expr? RecordEquality(IMethodSymbol method, IReadOnlyList<Expr> operands) =>
        method is { IsImplicitlyDeclared: true, Name: "op_Equality" or "op_Inequality", ContainingType: var type }
        && CanCompare(type)
        && LayoutOf(type) is { } layout
        && operands.Any(operand => operand is Aggregate)
        && operands.All(operand => operand is not Const)
            ? Negated(method.Name == "op_Inequality", AreEqual(Compared(operands[0], layout), Compared(operands[1], layout)))
            : null;

    private static Expr Negated(bool isNegated, Expr condition) => isNegated ? Not(condition) : condition;

    /// <summary>The members, each evaluated once.</summary>
    private Expr[] Compared(Expr record, Layout layout) => Leaves(ExplodeAll(record, layout)).Select(leaf => leaf is Hidden hidden ? throw NotAccessible(hidden) : Once(leaf, "compared")).ToArray();

    /// <summary>Whether a type is a record of numbers and of such records, none of which says itself what is equal.</summary>
    private bool CanCompare(INamedTypeSymbol type) =>
        type.IsRecord
        && (type.IsValueType || type.IsSealed)
        && LayoutOf(type) is { } layout
        && type.GetMembers("Equals").OfType<IMethodSymbol>().Where(method => method.Parameters is [{ Type: var other }] && SymbolEqualityComparer.Default.Equals(other, type)).All(method => method.IsImplicitlyDeclared)
        && layout.Members.All(member => Symbols.Type(member.Type) is { IsNumber: true, IsGeneric: false } or { Category: TypeCategory.Bool } || (member.Type is INamedTypeSymbol { IsValueType: true } inner && CanCompare(inner)));

    private Expr AreEqual(Expr[] left, Expr[] right) => left.Zip(right, IsEqual).Aggregate((Expr?)null, (all, next) => all is null ? next : new Binary(BinaryOperator.AndAlso, all, next, TypeRef.Bool)) ?? Const.Bool(true);

    /// <summary>Numbers that are equal to <c>Equals</c>: also two that are none.</summary>
    private Expr IsEqual(Expr left, Expr right)
    {
        var same = new Binary(BinaryOperator.Equal, left, right, TypeRef.Bool);
        if (!left.Type.IsFloating || IsNumber(left) || IsNumber(right))
        {
            return same;
        }

        ITypeSymbol type = Compilation.GetSpecialType(left.Type == TypeRef.Double ? SpecialType.System_Double : SpecialType.System_Single);
        FunctionRef isNaN = IsNaN(type);
        return new Binary(BinaryOperator.OrElse, same, new Binary(BinaryOperator.AndAlso, new Call(isNaN, left), new Call(isNaN, right), TypeRef.Bool), TypeRef.Bool);
    }

    private static bool IsNumber(Expr value) => value is Const { IsNumber: true, Number: var number } && !double.IsNaN(number);

    private FunctionRef IsNaN(ITypeSymbol type) => Symbols.Method(type.GetMembers("IsNaN").OfType<IMethodSymbol>().First(method => method.Parameters.Length == 1), asExtension: false);

    /// <summary><c>(a, b) == (c, d)</c>: first all are evaluated, then they are compared one by one, until two differ.</summary>
    private Expr TupleEquality(ITupleBinaryOperation operation)
    {
        Expr left = Hold(Translate(operation.LeftOperand), operation.RightOperand);
        if (left is not Aggregate || Translate(operation.RightOperand) is not Aggregate right || operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            throw Unsupported(operation);
        }

        (Expr[] ones, Expr[] others) = (Leaves(Once(left, "compared")).ToArray(), Leaves(Once(right, "compared")).ToArray());
        return ones.Length == others.Length && ones.Zip(others, (one, other) => one.Type == other.Type && (one.Type.IsNumber || one.Type.Category == TypeCategory.Bool)).All(isSame => isSame)
            ? Negated(operation.OperatorKind == BinaryOperatorKind.NotEquals, ones.Zip(others, (one, other) => (Expr)new Binary(BinaryOperator.Equal, one, other, TypeRef.Bool))
                .Aggregate((all, next) => new Binary(BinaryOperator.AndAlso, all, next, TypeRef.Bool)))
            : throw Unsupported(operation);
    }
}
