using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Arithmetic of integers in <c>checked</c> and <c>unchecked</c>, where that is not how the generated code is compiled. Such
/// an operation says so itself, and is made once, so that it overflows where the user's does. Numbers with a derivative
/// do not overflow.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>An operation that is checked or unchecked other than the code around it; null for any other.</summary>
    private Expr? InItsContext(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null, IsImplicit: false } conversion when IsOtherwiseChecked(conversion.IsChecked, conversion):
                Expr operand = Translate(conversion.Operand);
                return operand.Type.IsNumber && !operand.Type.IsGeneric ? InContext(conversion, conversion.IsChecked, InactiveText.Place(0), operand) : null;
            case IBinaryOperation { OperatorMethod: null, IsLifted: false } binary when IsOtherwiseChecked(binary.IsChecked, binary) && Operator(binary.OperatorKind) is { } op:
                Expr left = Hold(Translate(binary.LeftOperand), binary.RightOperand);
                return InContext(binary, binary.IsChecked, Infix(op), left, Translate(binary.RightOperand));
            case IUnaryOperation { OperatorMethod: null, IsLifted: false, OperatorKind: UnaryOperatorKind.Minus } unary when IsOtherwiseChecked(unary.IsChecked, unary):
                return InContext(unary, unary.IsChecked, "-" + InactiveText.Place(0), Translate(unary.Operand));
            default:
                return null;
        }
    }

    private static string Infix(BinaryOperator op) => InactiveText.Place(0) + " " + Ir.Operators.Symbol(op) + " " + InactiveText.Place(1);

    /// <summary>The operation of an assignment, with the conversion to the type of its target.</summary>
    private Expr InContext(IOperation operation, bool isChecked, string text, params Expr[] operands)
    {
        TypeRef type = Symbols.Type(operation.Type!);
        foreach (Expr operand in operands)
        {
            if (operand is Aggregate || !operand.Type.IsNumber)
            {
                throw Unsupported(operation);
            }

            if (_scope.Activity.IsActive(operand))
            {
                _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"The conversion to '{type.Name}'", _scope.Method.Name);
            }
        }

        bool isItsType = type.Name is "int" or "uint" or "long" or "ulong" && operands.All(operand => operand.Type == type);
        string converted = isItsType ? text : "(" + type.Name + ")(" + text + ")";
        var call = new Call(InactiveText.Of((isChecked ? "checked(" : "unchecked(") + converted + ")", type), operands.Select(Apart).ToArray());
        return _isThrowing ? call : Pin(call, NameFor(operation));
    }

    /// <summary>
    /// What is computed in a context of its own, in a function that was followed or a lambda, is made before: inside of the
    /// operation it would be checked as that is.
    /// </summary>
    private Expr Apart(Expr operand) => !_isThrowing && operand.Any(MayOverflow) ? Pin(operand, "operand") : operand;

    private static bool MayOverflow(Expr expr) => expr switch
    {
        Binary binary => Ir.Operators.IsArithmetic(binary.Operator) && !binary.Type.IsFloating && binary.Type.IsNumber,
        Unary { Operator: UnaryOperator.Negate } negation => !negation.Type.IsFloating,
        Cast cast => !cast.IsImplicit && !cast.Type.IsFloating && cast.Type.IsNumber,
        _ => false,
    };
}
