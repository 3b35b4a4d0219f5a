using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Loops that count: the counter runs over a range that is known before the first iteration.</content>
internal sealed partial class BodyParser
{
    /// <summary>
    /// The range of a counter that can be run backwards: declared in the header, compared with what the loop does not
    /// change, changed by one, and only by the header.
    /// </summary>
    private CountedRange? Range(IForLoopOperation loop, HashSet<ISymbol> assigned)
    {
        if (loop.Locals.Length != 1
            || loop.Before.Length != 1
            || loop.Locals[0] is not { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } counter
            || _environment.Variables[counter].Value is not Ref { Value: var declared }
            || _statements.Count == 0
            || _statements[_statements.Count - 1] is not Let { Target: var target, Expression: var from }
            || !target.Equals(declared)
            || AssignedIn(loop.Body).Contains(counter)
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }]
            || Direction(step, counter) is not { } isUpward
            || loop.Condition is not IBinaryOperation { OperatorMethod: null, LeftOperand: ILocalReferenceOperation left } test
            || !SymbolEqualityComparer.Default.Equals(left.Local, counter)
            || Comparison(test.OperatorKind) is not { } comparison
            || (comparison is BinaryOperator.Less or BinaryOperator.LessOrEqual) != isUpward
            || Descendants(test.RightOperand).Any(operand => IsChanging(operand, assigned)))
        {
            return null;
        }

        Progress start = Now();
        Expr bound = Translate(test.RightOperand);
        if (_statements.Count == start.Count)
        {
            return new CountedRange(target, from, comparison, bound, isUpward);
        }

        GoBack(start);
        return null;
    }

    /// <summary>Whether an operand of the bound may be another in the next iteration.</summary>
    private bool IsChanging(IOperation operand, HashSet<ISymbol> assigned) => operand switch
    {
        ILocalReferenceOperation local => assigned.Contains(Resolve(local.Local)),
        IParameterReferenceOperation parameter => assigned.Contains(Resolve(parameter.Parameter)),
        ILiteralOperation or IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation => false,
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType: { } type } } when type.SpecialType == SpecialType.System_Array || WellKnown.SpanCategory(type) is not null => false,
        IArgumentOperation or IInvocationOperation { TargetMethod: { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array } } => false,
        IMemberReferenceOperation member when _scope.Unchanging.Is(member.Member) => false,
        IInstanceReferenceOperation => false,
        IMemberReferenceOperation { Instance: { } instance, Member: var member } when AnyLayoutOf(instance.Type) is { } layout && layout.IndexOf(member) is >= 0 and var index =>
            layout.IsObject ? !_scope.Structures.IsActive(layout.Members[index]) || Translate(instance) is not Aggregate : instance is IInstanceReferenceOperation && Translate(instance) is not Aggregate,
        _ => true,
    };

    private static bool? Direction(IOperation step, ILocalSymbol counter)
    {
        (IOperation target, bool? isUpward) = step switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target, increment.Kind == OperationKind.Increment),
            ICompoundAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: 1 }, OperatorMethod: null } compound => (
                compound.Target,
                compound.OperatorKind == BinaryOperatorKind.Add ? true
                : compound.OperatorKind == BinaryOperatorKind.Subtract ? false
                : (bool?)null),
            _ => (step, null),
        };
        return target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter) ? isUpward : null;
    }

    private static BinaryOperator? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static IEnumerable<IOperation> Descendants(IOperation operation) =>
        new[] { operation }.Concat(operation.Descendants());
}
