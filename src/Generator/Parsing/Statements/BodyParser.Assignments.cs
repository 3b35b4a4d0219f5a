using System.Collections.Immutable;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Declarations and assignments: every one makes a new version of a variable.</content>
internal sealed partial class BodyParser
{
    /// <summary>The statement that is being parsed, in one line and without comments.</summary>
    private string _quote = string.Empty;

    /// <summary>What ends a line, and with it a comment.</summary>
    private static readonly char[] LineBreaks = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>Whether a token is text over several lines.</summary>
    public static bool SpansLines(SyntaxToken token) => token.Text.IndexOfAny(LineBreaks) >= 0;

    /// <summary>Some code in one line and without comments.</summary>
    public static string Quote(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in syntax.DescendantTokens())
        {
            text.Append(SpansLines(token) ? string.Join(" ", token.Text.Split(LineBreaks, System.StringSplitOptions.RemoveEmptyEntries)) : token.Text);
            if (token.TrailingTrivia.Any(trivia => trivia.Span.Length > 0 && (trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))))
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd(' ', ';');
    }

    private void DeclareAll(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                Declare(declaration, declarator);
            }
        }
    }

    private void Declare(IVariableDeclarationOperation declaration, IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        IOperation? value = (declarator.Initializer ?? declaration.Initializer)?.Value;
        if (local.IsFixed || local.IsStatic || (local.RefKind != RefKind.None && value is null))
        {
            throw Unsupported(declarator);
        }

        bool isVar = declaration.Syntax is VariableDeclarationSyntax { Type.IsVar: true };
        _quote = Quote(declarator.Syntax);
        if (local.RefKind != RefKind.None)
        {
            Refer(declarator, value!);
            return;
        }

        if (value is not null && TryDeclareFunction(local, value))
        {
            return;
        }

        if (value is null)
        {
            _environment = _environment.Declare(local, null, _scope.NewValue(local.Name, Symbols.Type(local.Type), ValueRole.Local).Id);
        }
        else
        {
            Define(local, CheckNull(Translate(value), value), null, isVar, local.IsConst);
        }
    }

    /// <summary>Gives a variable a new version.</summary>
    private Expr Define(ISymbol symbol, Expr value, int? variable, bool isVar, bool isConst = false)
    {
        if (value is Aggregate aggregate)
        {
            return DefineMembers(symbol, aggregate, variable, isVar);
        }

        TypeRef type = TypeOf(symbol);
        Value version = _scope.NewValue(symbol.Name, type, isConst ? ValueRole.Constant : ValueRole.Local, variable);
        MarkInlined(version);
        Expr reference = TakesName(version, value, isVar) ? new Ref(version) : AddLet(version, value, isVar, isConst);
        _environment = variable is null
            ? _environment.Declare(symbol, reference, version.Id)
            : _environment.Assign(symbol, reference);
        return reference;
    }

    /// <summary>Remembers which variables are those of an inlined method.</summary>
    private void MarkInlined(Value version)
    {
        if (_callStack.Count > _outermost && version.Variable == version.Id)
        {
            _scope.Inlined.Add(version.Id);
        }
    }

    /// <summary>What was just taken over as it is written takes the name of the variable that it is assigned to.</summary>
    private bool TakesName(Value version, Expr value, bool isVar)
    {
        if (value is not Ref { Value: var taken }
            || taken.Type != version.Type
            || _statements.Count == 0
            || _statements[_statements.Count - 1] is not Let { IsPinned: true, Target.Role: ValueRole.Temporary, Expression: Call { Function.Style: CallStyle.Text } } let
            || !let.Target.Equals(taken))
        {
            return false;
        }

        _statements[_statements.Count - 1] = let with { Target = version, IsVar = isVar, Quote = _quote };
        return true;
    }

    private Expr Read(ISymbol symbol, IOperation operation) =>
        _environment.Variables.TryGetValue(Resolve(symbol), out Variable? variable) && variable.Value is { } value
            ? value is HandedOn ? throw OtherName(operation) : value
            : throw Unsupported(operation);

    private ISymbol? SymbolOf(IOperation target) => target switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _self,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Ref or RefKind.Out } parameter => parameter.Parameter,
        _ => null,
    };

    /// <param name="target">What is assigned.</param>
    /// <param name="value">The value.</param>
    /// <param name="operation">The operation that assigns it.</param>
    /// <param name="isPart">Whether only a member of the target is assigned.</param>
    private Expr Assign(IOperation target, Expr value, IOperation operation, bool isPart = false)
    {
        if (ReplaceMember(target, value, operation) is { } whole)
        {
            Assign(whole.Instance, whole.Value, operation, isPart: true);
            return value;
        }

        if (SetBy(target, value, operation) is { } changed)
        {
            Assign(changed.Instance, changed.Value, operation, isPart: true);
            return value;
        }

        if (target is IParameterReferenceOperation { Parameter: var parameter } && Kept(parameter) is { } kept)
        {
            ISymbol owner = Resolve(_self!);
            return Define(owner, kept.Self.With(kept.Member, CheckHeld(value, operation)), _environment.Variables[owner].Order, isVar: false) is Aggregate ? value : throw Unsupported(target);
        }

        ISymbol named = SymbolOf(target) ?? throw UnsupportedTarget(target);
        ISymbol symbol = Resolve(named);
        if (!isPart)
        {
            CheckReplaced(named, symbol, value, target, operation);
        }

        return _environment.Variables.TryGetValue(symbol, out Variable? variable)
            ? Define(symbol, value, variable.Order, isVar: false)
            : throw Unsupported(operation);
    }

    /// <summary>What the setter of a property makes of the structure that it is called on; null where the target is no such property.</summary>
    private (IOperation Instance, Expr Value)? SetBy(IOperation target, Expr value, IOperation operation)
    {
        if (target is not IPropertyReferenceOperation { Instance: { } instance, Property: { IsIndexer: false, IsVirtual: false, SetMethod: { IsInitOnly: false } setter } }
            || !(IsValue(instance) || OwnerOf(instance) is not null)
            || AnyLayoutOf(instance.Type) is not { Type.IsGenericType: false } layout
            || !CanAssign(instance)
            || BodyOf(setter) is not { } body
            || _callStack.Contains(setter, SymbolEqualityComparer.Default))
        {
            return null;
        }

        CheckStays(instance, operation);
        (_, Expr self) = InBody(setter, Explode(Translate(instance), layout), [new Argument(setter.Parameters[0], value)], () => ParseBody(body, returnsVoid: true));
        return (instance, self is HandedOn ? throw OtherName(target) : self);
    }

    private Rejection UnsupportedTarget(IOperation target) => target is IMemberReferenceOperation { Instance.Type: { IsReferenceType: true } } && CompilerErrors.In(target, _scope.Cancellation) is null
        ? Rejection.At(target.Syntax, Diagnostics.Descriptors.UnsupportedExpression, $"An assignment to '{target.Syntax}', a member of an object,", _scope.Method.Name, "objects are only read; work on a local, or on a structure, and return it")
        : Unsupported(target);

    private Expr CompoundAssign(ICompoundAssignmentOperation operation)
    {
        CheckCompound(operation);
        return Assign(operation.Target, Combined(operation, Translate(operation.Target)), operation);
    }

    private void CheckCompound(ICompoundAssignmentOperation operation)
    {
        if (operation.IsLifted
            || (!operation.InConversion.IsIdentity && operation.InConversion.IsUserDefined))
        {
            throw Unsupported(operation);
        }
    }

    /// <summary>What a compound assignment assigns, given what its target is now.</summary>
    private Expr Combined(ICompoundAssignmentOperation operation, Expr current)
    {
        ITypeSymbol targetType = operation.Target.Type!;
        ITypeSymbol operandType = operation.OperatorMethod is null && operation.InConversion.IsNumeric
            ? WiderOf(targetType, operation.Value.Type!)
            : targetType;
        TypeRef operand = Symbols.Type(operandType);
        if (operand != current.Type)
        {
            current = new Cast(operand, current, isImplicit: true);
        }

        Expr value = Translate(operation.Value);
        if (operation.OperatorMethod is null && IsOtherwiseChecked(operation.IsChecked, operation))
        {
            return InContext(operation, operation.IsChecked, Infix(Operator(operation.OperatorKind) ?? throw Unsupported(operation)), current, value);
        }

        Expr result = MakeBinary(operation, operation.OperatorKind, operation.OperatorMethod, current, value, operation.OperatorMethod?.ReturnType ?? operandType);
        TypeRef type = Symbols.Type(targetType);
        return result.Type == type ? result : new Cast(type, result, isImplicit: false);
    }

    /// <summary>The type that a compound assignment computes in: that of its right side, to which the left is converted.</summary>
    private static ITypeSymbol WiderOf(ITypeSymbol target, ITypeSymbol value) =>
        value.SpecialType > target.SpecialType && target.SpecialType != SpecialType.System_Double ? value : target;

    private Expr Increment(IIncrementOrDecrementOperation operation)
    {
        Expr before = Translate(operation.Target);
        CheckIncrement(operation, before);
        Expr after = Assign(operation.Target, Incremented(operation, before), operation);
        return operation.IsPostfix ? before : after;
    }

    private void CheckIncrement(IIncrementOrDecrementOperation operation, Expr target)
    {
        if (!(operation.OperatorMethod is null || Constrained.IsBuiltIn(operation.OperatorMethod, target.Type)) || operation.IsLifted || !target.Type.IsNumber)
        {
            throw Unsupported(operation);
        }
    }

    /// <summary>One more or one less than before.</summary>
    private Expr Incremented(IIncrementOrDecrementOperation operation, Expr before)
    {
        BinaryOperator op = operation.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        if (IsOtherwiseChecked(operation.IsChecked, operation))
        {
            return InContext(operation, operation.IsChecked, Infix(op), before, Number(1));
        }

        bool isSmall = Symbols.TypeArguments.Type(operation.Target.Type!).SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt16;
        TypeRef type = isSmall ? TypeRef.Int : before.Type;
        Expr operand = isSmall ? new Cast(type, before, isImplicit: true) : before;
        Expr sum = new Binary(op, operand, new Const(type, 1, type.IsGeneric ? null : "1"), type);
        return isSmall ? new Cast(before.Type, sum, isImplicit: false) : sum;
    }

    /// <summary>Evaluates a call here, once: it may have an effect, or give another value next time.</summary>
    private Expr Pin(Expr call, string name)
    {
        if (call.Type.Category == TypeCategory.Void || (_staysInPlace && !call.Any(node => node.Type.IsMemory)))
        {
            return call;
        }

        Value value = _scope.NewValue(name, call.Type, ValueRole.Temporary);
        _statements.Add(new Let(Section.Forward, value, call, IsPinned: true));
        return new Ref(value);
    }

    /// <summary>The current version of each variable in scope, and where some paths have jumped: what was returned, and which jumps were made.</summary>
    private sealed record Environment(
        ImmutableDictionary<ISymbol, Variable> Variables,
        Expr? Returned,
        ImmutableDictionary<Flow, Expr> Flags)
    {
        public static readonly Environment Empty = new(
            ImmutableDictionary.Create<ISymbol, Variable>(SymbolEqualityComparer.Default), null, ImmutableDictionary<Flow, Expr>.Empty);

        public Environment WithoutJumps() => this with { Returned = null, Flags = Empty.Flags };

        public Environment Declare(ISymbol symbol, Expr? value, int order) =>
            this with { Variables = Variables.SetItem(symbol, new Variable(value, order)) };

        /// <summary>The variables of an outer scope only.</summary>
        public Environment Without(Environment outer) =>
            this with { Variables = Variables.RemoveRange(Variables.Keys.Where(symbol => !outer.Variables.ContainsKey(symbol))) };

        public Environment Assign(ISymbol symbol, Expr? value) =>
            this with { Variables = Variables.SetItem(symbol, Variables[symbol] with { Value = value }) };
    }

    /// <summary>A variable: its current version, and the id of its first.</summary>
    private sealed record Variable(Expr? Value, int Order);
}
