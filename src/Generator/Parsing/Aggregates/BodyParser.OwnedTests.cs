using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// What is known of the objects that the method makes: they are there, so that no test for null finds one, and a statement
/// that drops what a method of theirs returns leaves them where they were, where that is the object itself.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>A test whether an object of the method is null, which it is not; null for any other operation.</summary>
    private Const? NullTest(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null or { IsImplicitlyDeclared: true } } test
            when (IsNull(test.RightOperand) && IsOwnedName(test.LeftOperand)) || (IsNull(test.LeftOperand) && IsOwnedName(test.RightOperand)) =>
            Const.Bool(test.OperatorKind == BinaryOperatorKind.NotEquals),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant }, Value: var value } when IsNull(constant) && IsOwnedName(value) => Const.Bool(false),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } }, Value: var value } when IsNull(constant) && IsOwnedName(value) => Const.Bool(true),
        _ => null,
    };

    /// <summary>Whether an operation names an object of the method, as whatever type.</summary>
    private bool IsOwnedName(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            operation = operand;
        }

        return OwnerOf(operation) is not null;
    }

    /// <summary>Whether a pattern looks at members only, and they are read like fields.</summary>
    private bool IsOfMembers(IPatternOperation pattern, Aggregate value) =>
        pattern is IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true } recursive
        && recursive.PropertySubpatterns.All(part => part.Member is IMemberReferenceOperation { Member: var member } && _layouts[value.Type].IndexOf(member) >= 0);

    /// <summary>The variable that holds the object that a call, or a chain of calls, returns; null where that may be another one.</summary>
    private ISymbol? OwnerOfReturned(IInvocationOperation call)
    {
        IOperation receiver = call;
        while (receiver is IInvocationOperation { TargetMethod: var method } returning)
        {
            IOperation? first = returning.Instance ?? returning.Arguments.FirstOrDefault(argument => argument.Parameter!.Ordinal == 0)?.Value;
            if (first is null || !ReturnsReceiver(method))
            {
                return null;
            }

            receiver = first;
        }

        return OwnerOf(receiver);
    }

    /// <summary>Whether a method gives back what it is called on, on all paths; a static one its first argument.</summary>
    private bool ReturnsReceiver(IMethodSymbol method)
    {
        IMethodSymbol declared = Callees.Declared(method);
        IOperation?[] returned = BodyOf(declared) is { } body ? InSameMethod(body).OfType<IReturnOperation>().Select(operation => operation.ReturnedValue).ToArray() : [];
        return returned.Length > 0 && returned.All(value => declared.IsStatic
            ? value is IParameterReferenceOperation { Parameter: { Ordinal: 0, RefKind: RefKind.None } parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, declared)
            : value is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance });
    }

    /// <summary>Nobody else knows an object that a method has returned, and that is dropped: the variable has it back.</summary>
    private void GiveBack(ISymbol? owner, Expr returned)
    {
        if (owner is not null && returned is Aggregate { IsOwned: true } && _environment.Variables[owner].Value is HandedOn)
        {
            _environment = _environment.Assign(owner, returned);
        }
    }
}
