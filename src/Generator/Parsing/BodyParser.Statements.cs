using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
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

    private void ExpressionStatement(IExpressionStatementOperation statement)
    {
        _quote = Quote(statement.Syntax);
        switch (statement.Operation)
        {
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                Translate(statement.Operation);
                break;
            case IInvocationOperation invocation:
                if (Translate(invocation) is Call { Type.Category: TypeCategory.Void } call)
                {
                    _statements.Add(new Effect(Section.Forward, call));
                }

                break;
            default:
                throw Unsupported(statement.Operation);
        }
    }
}
