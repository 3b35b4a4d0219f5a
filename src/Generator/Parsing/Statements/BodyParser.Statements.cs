using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Statements.</content>
internal sealed partial class BodyParser
{
    private Environment _environment = Environment.Empty;

    /// <summary>Parses the method and gives the expression that is returned.</summary>
    public Expr ParseMethod(IOperation body)
    {
        Expr returned = ParseBody(body);
        DeclareFlags(start: 0);
        return returned;
    }

    private Expr ParseBody(IOperation body, bool returnsVoid = false)
    {
        Flow flow = Statement(body);
        return returnsVoid ? Nothing
            : flow == Flow.Returns && _environment.Returned is { } value ? value
            : throw Unsupported(body);
    }

    /// <summary>The statements that were parsed.</summary>
    public EquatableArray<Statement> Statements => _statements.ToEquatableArray();

    public void DeclareReceiver(ParsedParameter? parsed) => _own = parsed?.Value;

    public void Declare(IParameterSymbol parameter, ParsedParameter parsed)
    {
        int order = parsed.Value is Ref { Value: var value }
            ? value.Id
            : _scope.NewValue(parameter.Name, parsed.Value.Type, ValueRole.Parameter).Id;
        _environment = _environment.Declare(parameter, parsed.Value, order);
    }

    private Flow Sequence(IReadOnlyList<IOperation> operations, int start) => WithResources(() => Parsed(operations, start));

    private Flow Parsed(IReadOnlyList<IOperation> operations, int start)
    {
        for (int i = start; i < operations.Count; i++)
        {
            _scope.Cancellation.ThrowIfCancellationRequested();
            int next = i + 1;
            var rest = new Rest(() => Sequence(operations, next));
            Flow flow = Statement(operations[i], rest);
            if (rest.IsTaken || (flow & Flow.FallsThrough) == 0)
            {
                return flow;
            }

            if (flow != Flow.FallsThrough)
            {
                return next == operations.Count ? flow : Guarded(flow, rest.Take);
            }
        }

        return Flow.FallsThrough;
    }

    private Flow Branch(IConditionalOperation branch, Rest? rest) => Branch(
        () => Translate(branch.Condition),
        () => Statement(branch.WhenTrue),
        () => branch.WhenFalse is null ? Flow.FallsThrough : Statement(branch.WhenFalse),
        rest);

    private static Block ToBlock(List<Statement> statements) =>
        statements.Count == 0 ? Block.Empty : new Block(statements.ToEquatableArray());

    /// <param name="operation">The statement.</param>
    /// <param name="rest">What follows it, for a branch to take into one of its sides.</param>
    private Flow Statement(IOperation operation, Rest? rest = null)
    {
        Stack.Guard();
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Statement(body.BlockBody ?? body.ExpressionBody ?? throw Unsupported(body));
            case IBlockOperation block:
                return Sequence(block.Operations, 0);
            case IConditionalOperation { Type: null } branch:
                return Branch(branch, rest);
            case ISwitchOperation branches:
                return Switch(branches, rest);
            case IVariableDeclarationGroupOperation group:
                DeclareAll(group);
                return Flow.FallsThrough;
            case IExpressionStatementOperation { Operation: IThrowOperation thrown }:
                return Throw(thrown);
            case IThrowOperation thrown:
                return Throw(thrown);
            case IExpressionStatementOperation statement:
                ExpressionStatement(statement);
                return Flow.FallsThrough;
            case IBranchOperation jump when FlowOf(jump) is { } flow:
                return flow;
            case IReturnOperation { ReturnedValue: { } returned, Kind: OperationKind.Return }:
                _quote = _callStack.Count == _outermost ? string.Empty : _quote;
                Expr value = CheckNull(Translate(returned), returned);
                _environment = _environment with { Returned = LayoutOf(returned.Type) is { } layout ? ExplodeAll(value, layout) : value };
                return Flow.Returns;
            case IReturnOperation { ReturnedValue: null, Kind: OperationKind.Return }:
                return Flow.Returns;
            case ILocalFunctionOperation:
                return Flow.FallsThrough;
            case IForLoopOperation loop:
                return ForLoop(loop);
            case IWhileLoopOperation loop:
                return WhileLoop(loop);
            case IUsingDeclarationOperation { IsAsynchronous: false } declaration:
                Use(declaration);
                return Flow.FallsThrough;
            case IUsingOperation { IsAsynchronous: false } block:
                return Using(block);
            case IForEachLoopOperation loop:
                return ForEachLoop(loop);
            case IEmptyOperation:
                return Flow.FallsThrough;
            default:
                throw Unsupported(operation);
        }
    }

    private void ExpressionStatement(IExpressionStatementOperation statement)
    {
        _quote = Quote(statement.Syntax);
        switch (statement.Operation)
        {
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                DropResult(Translate(statement.Operation));
                break;
            case IInvocationOperation invocation:
                ISymbol? owner = OwnerOfReturned(invocation);
                Expr returned = Translate(invocation);
                if (returned is Call { Type.Category: TypeCategory.Void } call)
                {
                    _statements.Add(new Effect(Section.Forward, call));
                }

                GiveBack(owner, returned);

                break;
            default:
                Expr result = Translate(statement.Operation);
                if (result is Call { Type.Category: TypeCategory.Void } effect)
                {
                    _statements.Add(new Effect(Section.Forward, effect));
                }

                DropResult(result);
                break;
        }
    }

    /// <summary>What was taken over for its effect alone needs no name.</summary>
    private void DropResult(Expr result)
    {
        if (_statements.Count > 0
            && _statements[_statements.Count - 1] is Let { IsPinned: true, Target.Role: ValueRole.Temporary, Expression: Call { Function.Style: CallStyle.Text } effect } let
            && result is Ref { Value: var value }
            && value.Equals(let.Target))
        {
            _statements[_statements.Count - 1] = new Effect(Section.Forward, effect);
        }
    }
}
