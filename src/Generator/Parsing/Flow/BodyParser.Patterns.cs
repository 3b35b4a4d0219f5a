using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Patterns: each is a condition on the value, and what it declares is defined before the condition is asked, so that it is
/// there on whatever path reads it.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>What the members of a property pattern are members of.</summary>
    private Expr? _patternInput;

    private Expr IsPattern(IIsPatternOperation operation) =>
        Match(HoldFor(operation.Pattern, Translate(operation.Value), "tested"), operation.Pattern);

    /// <summary>Gives a name to what a pattern reads more than once.</summary>
    private Expr HoldFor(IPatternOperation pattern, Expr value, string name) =>
        pattern is IConstantPatternOperation or IRelationalPatternOperation or ITypePatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation or ITypePatternOperation }
            ? value
            : Once(value, name);

    private Expr Once(Expr expr, string name) => expr switch
    {
        Ref or Const => expr,
        Aggregate aggregate => MapLeaves(name, aggregate, (part, leaf) => Once(leaf, part)),
        _ => Named(expr, name),
    };

    private Expr Match(Expr value, IPatternOperation pattern)
    {
        TypeRef input = Symbols.Type(pattern.InputType);
        if (input != value.Type && value.Type.Category == TypeCategory.Other && value is not Aggregate)
        {
            value = new Cast(input, value, isImplicit: false);
        }

        switch (pattern)
        {
            case IConstantPatternOperation or IRelationalPatternOperation or ITypePatternOperation when value is Aggregate:
                throw Unsupported(pattern);
            case IDiscardPatternOperation:
                return Const.Bool(true);
            case IConstantPatternOperation constant:
                return EqualsConstant(value, constant.Value, constant.InputType) ?? throw Unsupported(pattern);
            case IRelationalPatternOperation relational when IsNumber(relational.InputType) && Comparison(relational.OperatorKind) is { } op:
                return new Binary(op, value, Translate(relational.Value), TypeRef.Bool);
            case INegatedPatternOperation negated:
                return Not(Match(value, negated.Pattern));
            case IBinaryPatternOperation binary:
                return Combine(
                    binary.OperatorKind == BinaryOperatorKind.And,
                    Match(value, binary.LeftPattern),
                    () => Match(value, binary.RightPattern));
            case ITypePatternOperation type:
                return IsOfType(value, type.InputType, type.MatchedType);
            case IDeclarationPatternOperation { DeclaredSymbol: null, MatchesNull: true }:
                return Const.Bool(true);
            case IDeclarationPatternOperation { DeclaredSymbol: null, MatchedType: { } matched }:
                return IsOfType(value, pattern.InputType, matched);
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } declaration:
                return Declare(value, local, declaration);
            case IListPatternOperation list:
                return MatchList(value, list);
            case IRecursivePatternOperation recursive when recursive.DeconstructionSubpatterns.Length == 0 || LayoutOf(recursive.InputType) is { Type.IsTupleType: true }:
                return Recursive(value, recursive);
            default:
                return value is not Aggregate && PatternText.Of(pattern) is { } text ? Is(value, text) : throw Unsupported(pattern);
        }
    }

    /// <summary>Compares with a constant as <c>==</c> does, where that is what a pattern means.</summary>
    private Expr? EqualsConstant(Expr value, IOperation constant, ITypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(type, constant.Type)
            || constant.ConstantValue is not { HasValue: true, Value: not (double.NaN or float.NaN) }
            || !(IsNumber(type) || type.SpecialType == SpecialType.System_Boolean || type.TypeKind == TypeKind.Enum))
        {
            return PatternText.Of(constant) is { } text ? Is(value, text) : null;
        }

        return constant.ConstantValue.Value is bool flag
            ? flag ? value : Not(value)
            : new Binary(BinaryOperator.Equal, value, Translate(constant), TypeRef.Bool);
    }

    private static Binary Is(Expr value, string text) =>
        new(BinaryOperator.Is, value, Const.Verbatim(TypeRef.Void, text), TypeRef.Bool);

    private Expr IsOfType(Expr value, ITypeSymbol from, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(from, type)
            ? type.IsReferenceType ? Is(value, "not null") : Const.Bool(true)
            : Is(value, Symbols.Type(type).Name);

    private Expr Declare(Expr value, ILocalSymbol local, IDeclarationPatternOperation pattern)
    {
        if (pattern.MatchesNull || pattern.MatchedType is not { } type || SymbolEqualityComparer.Default.Equals(pattern.InputType, type))
        {
            Expr copy = Define(local, value, null, isVar: true);
            return pattern.MatchesNull || local.Type.IsValueType || value is Aggregate ? Const.Bool(true) : Is(copy, "not null");
        }

        if (type.TypeKind == TypeKind.TypeParameter)
        {
            throw Unsupported(pattern);
        }

        TypeRef target = Symbols.Type(type);
        Expr isOfType = IsOfType(value, pattern.InputType, type);
        Define(local, new Conditional(isOfType, new Cast(target, value, isImplicit: false), Const.Nothing(target), target), null, isVar: false);
        return isOfType;
    }

    private Expr Recursive(Expr value, IRecursivePatternOperation pattern)
    {
        Expr condition = pattern.MatchedType is { } matched && !SymbolEqualityComparer.Default.Equals(matched, pattern.InputType)
            ? IsOfType(value, pattern.InputType, matched)
            : CanBeNull(pattern.InputType) && value is not Aggregate ? Is(value, "not null") : Const.Bool(true);
        if (pattern.DeclaredSymbol is not null || IsNullableValue(pattern.InputType))
        {
            throw Unsupported(pattern);
        }

        TypeRef type = Symbols.Type(pattern.NarrowedType);
        Expr input = type == value.Type || value is Aggregate ? value : new Cast(type, value, isImplicit: false);
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            Expr item = Explode(input, LayoutOf(pattern.InputType)!).Items[i];
            IPatternOperation part = pattern.DeconstructionSubpatterns[i];
            condition = Combine(isAnd: true, condition, () => Match(HoldFor(part, item, "item"), part));
        }

        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            condition = Combine(isAnd: true, condition, () => MatchMember(input, part));
        }

        return condition;
    }

    private Expr MatchMember(Expr input, IPropertySubpatternOperation part)
    {
        Expr? outer = _patternInput;
        _patternInput = input;
        Expr member = Translate(part.Member);
        _patternInput = outer;
        string name = MemberName((part.Member as IMemberReferenceOperation)?.Member.Name ?? "member");
        return Match(HoldFor(part.Pattern, member, name), part.Pattern);
    }

    /// <summary>Two conditions, the second of which is asked only where the first leaves it open.</summary>
    private Expr Combine(bool isAnd, Expr left, System.Func<Expr> second)
    {
        if (left is Const { Text: "true" or "false" } known)
        {
            return (known.Text == "true") == isAnd ? second() : known;
        }

        Side right = Aside(second);
        bool isPure = IsUnchanged(_environment, right.Environment);
        if (isPure && right.Statements.All(statement => statement is Let { IsPinned: false } let && IsTotal(let.Expression)))
        {
            // What the second condition defines is defined before: nothing can happen on the way.
            _statements.AddRange(right.Statements);
            _environment = right.Environment;
            return right.Value is Const { Text: "true" or "false" } decision
                ? (decision.Text == "true") == isAnd ? left : decision
                : new Binary(isAnd ? BinaryOperator.AndAlso : BinaryOperator.OrElse, left, right.Value, TypeRef.Bool);
        }

        foreach (KeyValuePair<ISymbol, Variable> declared in right.Environment.Variables.Where(entry => !_environment.Variables.ContainsKey(entry.Key)))
        {
            _environment = _environment.Declare(declared.Key, Const.Nothing(TypeOf(declared.Key)), declared.Value.Order);
        }

        var decided = new Side([], _environment, Const.Bool(!isAnd));
        return isAnd ? Choose(left, right, decided, TypeRef.Bool) : Choose(left, decided, right, TypeRef.Bool);
    }

    /// <summary>Whether an expression has a value whatever it reads.</summary>
    private static bool IsTotal(Expr expr) => expr switch
    {
        Conditional { Condition: Binary { Operator: BinaryOperator.Is }, WhenTrue: Cast { Operand: var operand } } => IsTotal(operand),
        Cast cast => cast.Type.IsNumber && IsTotal(cast.Operand),
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } binary when !binary.Type.IsFloating => false,
        Ref or Const or Unary or Binary or Conditional => expr.Children.All(IsTotal),
        _ => false,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double and not SpecialType.System_Decimal;

    private static bool CanBeNull(ITypeSymbol type) => !type.IsValueType || IsNullableValue(type);

    private static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
