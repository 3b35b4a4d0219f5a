using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Statements. Control flow is made structured here: what follows a branch that returns goes into the other branch, and
/// where only some paths of a branch return, a flag guards what follows.
/// </content>
internal sealed partial class BodyParser
{
    private Environment _environment = Environment.Empty;

    /// <summary>How the end of a sequence of statements is reached.</summary>
    private enum Flow
    {
        FallsThrough,
        Returns,

        /// <summary>On some paths; <see cref="Environment.HasReturned"/> tells at run time.</summary>
        MayReturn,
    }

    /// <summary>Parses the body and gives the expression that is returned.</summary>
    public Expr ParseBody(IOperation body)
    {
        Flow flow = Sequence([body], 0);
        return flow == Flow.Returns && _environment.Returned is { } value
            ? value
            : throw Unsupported(body);
    }

    /// <summary>The statements that were parsed.</summary>
    public EquatableArray<Statement> Statements => _statements.ToEquatableArray();

    public void Declare(IParameterSymbol parameter, Value value) =>
        _environment = _environment.Declare(parameter, new Ref(value), value.Id);

    private Flow Sequence(IReadOnlyList<IOperation> operations, int start)
    {
        for (int i = start; i < operations.Count; i++)
        {
            _scope.Cancellation.ThrowIfCancellationRequested();
            Flow flow;
            if (operations[i] is IConditionalOperation { Type: null, WhenFalse: null } guard && Thrown(guard.WhenTrue) is { } thrown)
            {
                Guard(guard, thrown);
                flow = Flow.FallsThrough;
            }
            else if (operations[i] is IConditionalOperation { Type: null } branch)
            {
                bool tookRest = false;
                flow = Branch(
                    () => Translate(branch.Condition),
                    () => Statement(branch.WhenTrue),
                    () => branch.WhenFalse is null ? Flow.FallsThrough : Statement(branch.WhenFalse),
                    () =>
                    {
                        tookRest = true;
                        return Sequence(operations, i + 1);
                    });
                if (tookRest)
                {
                    return flow;
                }
            }
            else
            {
                flow = Statement(operations[i]);
            }

            if (flow == Flow.Returns)
            {
                return flow;
            }

            if (flow == Flow.MayReturn)
            {
                return i + 1 == operations.Count ? flow : Guarded(operations, i + 1);
            }
        }

        return Flow.FallsThrough;
    }

    /// <summary>The throw that a statement consists of; null where it is anything else.</summary>
    private static IThrowOperation? Thrown(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [var only] } => Thrown(only),
        IExpressionStatementOperation { Operation: IThrowOperation thrown } => thrown,
        IThrowOperation { Exception: not null } thrown => thrown,
        _ => null,
    };

    /// <summary>Whether an exception is being made, into which values go only to be told.</summary>
    private bool _isThrowing;

    /// <summary>A check of the arguments stays what it is: nothing flows through the side that throws.</summary>
    private void Guard(IConditionalOperation guard, IThrowOperation thrown)
    {
        Expr condition = Translate(guard.Condition);
        _isThrowing = true;
        Side side = Aside(() => Translate(thrown.Exception!));
        _isThrowing = false;
        Block throws = ToBlock([.. side.Statements, new Throw(Section.Forward, side.Value)]);
        _statements.Add(new If(Section.Forward, condition, throws, Block.Empty, EquatableArray<Merge>.Empty));
    }

    /// <summary>What follows a statement after which the method may have returned.</summary>
    private Flow Guarded(IReadOnlyList<IOperation> operations, int start)
    {
        Expr hasReturned = _environment.HasReturned!;
        return Branch(
            () => new Unary(UnaryOperator.Not, hasReturned, TypeRef.Bool),
            () =>
            {
                _environment = _environment with { Returned = null, HasReturned = null };
                return Sequence(operations, start);
            },
            () => Flow.Returns,
            rest: null);
    }

    private Flow Branch(
        System.Func<Expr> condition,
        System.Func<Flow> whenTrue,
        System.Func<Flow> whenFalse,
        System.Func<Flow>? rest)
    {
        Expr test = condition();
        Environment before = _environment;
        List<Statement> outer = _statements;

        _statements = [];
        Flow thenFlow = whenTrue();
        (List<Statement> thenStatements, Environment thenEnvironment) = (_statements, _environment);

        (_statements, _environment) = ([], before);
        Flow elseFlow = whenFalse();
        if (rest is not null && thenFlow == Flow.Returns && elseFlow == Flow.FallsThrough)
        {
            elseFlow = rest();
        }

        (List<Statement> elseStatements, Environment elseEnvironment) = (_statements, _environment);
        if (rest is not null && elseFlow == Flow.Returns && thenFlow == Flow.FallsThrough)
        {
            (_statements, _environment) = (thenStatements, thenEnvironment);
            thenFlow = rest();
            thenEnvironment = _environment;
        }

        (_statements, _environment) = (outer, before);
        Flow flow = thenFlow == elseFlow && thenFlow != Flow.MayReturn ? thenFlow : Flow.MayReturn;
        EquatableArray<Merge> merges = Merge(
            flow, (thenFlow, thenEnvironment), (elseFlow, elseEnvironment));
        _statements.Add(new If(Section.Forward, test, ToBlock(thenStatements), ToBlock(elseStatements), merges));
        return flow;
    }

    /// <summary>Makes one environment of two: a new version of each variable that the branches leave different.</summary>
    private EquatableArray<Merge> Merge(Flow flow, (Flow Flow, Environment State) then, (Flow Flow, Environment State) other)
    {
        var merges = new List<Merge>();
        if (flow != Flow.Returns || _loop is not null)
        {
            foreach (KeyValuePair<ISymbol, Variable> entry in _environment.Variables.OrderBy(entry => entry.Value.Order))
            {
                Expr? left = then.State.Variables[entry.Key].Value;
                Expr? right = other.State.Variables[entry.Key].Value;
                bool isAssigned = left is not null && right is not null;
                bool mayBe = flow == Flow.MayReturn && (left is not null || right is not null);
                Expr? merged = isAssigned && left == right ? left
                    : isAssigned || mayBe ? AddMerge(merges, entry.Key.Name, left ?? Zero(right!.Type), right ?? Zero(left!.Type), ValueRole.Local, entry.Value.Order)
                    : null;
                _environment = _environment.Assign(entry.Key, merged);
            }
        }

        if (flow != Flow.FallsThrough)
        {
            Expr? left = then.State.Returned;
            Expr? right = other.State.Returned;
            TypeRef type = (left ?? right)!.Type;
            Expr merged = left is not null && left == right
                ? left
                : AddMerge(merges, _loop is null ? "value" : "isOver", left ?? Zero(type), right ?? Zero(type), _loop is null ? ValueRole.Result : ValueRole.Temporary, null);
            _environment = _environment with { Returned = merged };
        }

        if (flow == Flow.MayReturn)
        {
            Expr hasReturned = AddMerge(merges, _loop is null ? "hasReturned" : "hasJumped", HasReturned(then), HasReturned(other), ValueRole.Local, null);
            _environment = _environment with { HasReturned = hasReturned };
        }

        return merges.ToEquatableArray();
    }

    private static Expr HasReturned((Flow Flow, Environment State) end) => end.Flow switch
    {
        Flow.Returns => Const.Bool(true),
        Flow.FallsThrough => Const.Bool(false),
        _ => end.State.HasReturned!,
    };

    private static Const Zero(TypeRef type) =>
        type.Category == TypeCategory.Bool ? Const.Bool(false)
        : type.IsNumber ? new Const(type, 0) : Const.Verbatim(type, "default(" + type.Name + ")!");

    private Ref AddMerge(List<Merge> merges, string name, Expr left, Expr right, ValueRole role, int? variable)
    {
        Value value = _scope.NewValue(name, left.Type, role, variable);
        if (_scope.Activity.IsActive(left) || _scope.Activity.IsActive(right))
        {
            _scope.Activity.Mark(value);
        }

        merges.Add(new Merge(value, left, right));
        return new Ref(value);
    }

    private static Block ToBlock(List<Statement> statements) =>
        statements.Count == 0 ? Block.Empty : new Block(statements.ToEquatableArray());

    private Flow Statement(IOperation operation)
    {
        Stack.Guard();
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Sequence([body.BlockBody ?? body.ExpressionBody ?? throw Unsupported(body)], 0);
            case IBlockOperation block:
                return Sequence(block.Operations, 0);
            case IConditionalOperation { Type: null }:
                return Sequence([operation], 0);
            case IVariableDeclarationGroupOperation group:
                DeclareAll(group);
                return Flow.FallsThrough;
            case IExpressionStatementOperation statement:
                ExpressionStatement(statement);
                return Flow.FallsThrough;
            case IBranchOperation jump when _loop is not null && IsJump(jump):
                _environment = _environment with { Returned = Const.Bool(jump.BranchKind == BranchKind.Break), HasReturned = null };
                return Flow.Returns;
            case IReturnOperation { ReturnedValue: { } returned, Kind: OperationKind.Return } when _loop is null:
                _environment = _environment with { Returned = Translate(returned), HasReturned = null };
                return Flow.Returns;
            case IForLoopOperation loop:
                return ForLoop(loop);
            case IWhileLoopOperation loop:
                return WhileLoop(loop);
            case IEmptyOperation:
                return Flow.FallsThrough;
            default:
                throw Unsupported(operation);
        }
    }

    /// <summary>The statement that is being parsed, in one line and without comments.</summary>
    private string _quote = string.Empty;

    private static string Quote(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in syntax.DescendantTokens())
        {
            text.Append(token.Text);
            if (token.TrailingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd(' ', ';');
    }

    private void ExpressionStatement(IExpressionStatementOperation statement)
    {
        _quote = Quote(statement.Syntax);
        switch (statement.Operation)
        {
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                Translate(statement.Operation);
                break;
            case IInvocationOperation invocation:
                int count = _statements.Count;
                Expr call = Translate(invocation);
                if (_statements.Count == count && call is Call { Function.IsPure: false })
                {
                    _statements.Add(new Effect(Section.Forward, call));
                }

                break;
            default:
                throw Unsupported(statement.Operation);
        }
    }

    private void DeclareAll(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                ILocalSymbol local = declarator.Symbol;
                IOperation? value = (declarator.Initializer ?? declaration.Initializer)?.Value;
                if (local.RefKind != RefKind.None || local.IsFixed || local.IsStatic)
                {
                    throw Unsupported(declarator);
                }

                bool isVar = declaration.Syntax is VariableDeclarationSyntax { Type.IsVar: true };
                _quote = Quote(declarator.Syntax);
                if (value is null)
                {
                    _environment = _environment.Declare(local, null, _scope.NewValue(local.Name, Symbols.Type(local.Type), ValueRole.Local).Id);
                }
                else
                {
                    Define(local, Translate(value), null, isVar, local.IsConst);
                }
            }
        }
    }

    /// <summary>Gives a variable a new version.</summary>
    private Ref Define(ISymbol symbol, Expr value, int? variable, bool isVar, bool isConst = false)
    {
        TypeRef type = Symbols.Type(symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type);
        Value version = _scope.NewValue(symbol.Name, type, isConst ? ValueRole.Constant : ValueRole.Local, variable);
        if (_scope.Activity.IsActive(value))
        {
            _scope.Activity.Mark(version);
        }

        _statements.Add(new Let(Section.Forward, version, value, IsPinned: false, isVar, isConst, _quote));
        var reference = new Ref(version);
        _environment = variable is null
            ? _environment.Declare(symbol, reference, version.Id)
            : _environment.Assign(symbol, reference);
        return reference;
    }

    private Expr Read(ISymbol symbol, IOperation operation) =>
        _environment.Variables.TryGetValue(symbol, out Variable? variable) && variable.Value is { } value
            ? value
            : throw Unsupported(operation);

    private Ref Assign(IOperation target, Expr value, IOperation operation)
    {
        ISymbol symbol = target switch
        {
            ILocalReferenceOperation { Local.RefKind: RefKind.None } local => local.Local,
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => parameter.Parameter,
            _ => throw Unsupported(target),
        };
        return _environment.Variables.TryGetValue(symbol, out Variable? variable)
            ? Define(symbol, value, variable.Order, isVar: false)
            : throw Unsupported(operation);
    }

    private Ref CompoundAssign(ICompoundAssignmentOperation operation)
    {
        if (operation.IsLifted
            || IsOtherwiseChecked(operation.IsChecked, operation)
            || (!operation.InConversion.IsIdentity && operation.InConversion.IsUserDefined))
        {
            throw Unsupported(operation);
        }

        Expr current = Translate(operation.Target);
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
        Expr result = MakeBinary(operation, operation.OperatorKind, operation.OperatorMethod, current, value, operation.OperatorMethod?.ReturnType ?? operandType);
        TypeRef type = Symbols.Type(targetType);
        return Assign(operation.Target, result.Type == type ? result : new Cast(type, result, isImplicit: false), operation);
    }

    /// <summary>The type that a compound assignment computes in: that of its right side, to which the left is converted.</summary>
    private static ITypeSymbol WiderOf(ITypeSymbol target, ITypeSymbol value) =>
        value.SpecialType > target.SpecialType && target.SpecialType != SpecialType.System_Double ? value : target;

    private Expr Increment(IIncrementOrDecrementOperation operation)
    {
        Expr before = Translate(operation.Target);
        if (operation.OperatorMethod is not null || operation.IsLifted || !before.Type.IsNumber || IsOtherwiseChecked(operation.IsChecked, operation))
        {
            throw Unsupported(operation);
        }

        BinaryOperator op = operation.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        bool isSmall = operation.Target.Type!.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt16;
        TypeRef type = isSmall ? TypeRef.Int : before.Type;
        Expr operand = isSmall ? new Cast(type, before, isImplicit: true) : before;
        Expr sum = new Binary(op, operand, new Const(type, 1, "1"), type);
        Expr after = Assign(operation.Target, isSmall ? new Cast(before.Type, sum, isImplicit: false) : sum, operation);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>Evaluates a call here, once: it may have an effect, or give another value next time.</summary>
    private Expr Pin(Expr call, string name)
    {
        if (call.Type.Category == TypeCategory.Void)
        {
            return call;
        }

        Value value = _scope.NewValue(name, call.Type, ValueRole.Temporary);
        _statements.Add(new Let(Section.Forward, value, call, IsPinned: true));
        return new Ref(value);
    }

    /// <summary>The current version of each variable in scope, and what was returned.</summary>
    private sealed record Environment(
        ImmutableDictionary<ISymbol, Variable> Variables,
        Expr? Returned,
        Expr? HasReturned)
    {
        public static readonly Environment Empty = new(
            ImmutableDictionary.Create<ISymbol, Variable>(SymbolEqualityComparer.Default), null, null);

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
