using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Prints expressions as C#, with the parentheses that are needed and no others.</summary>
internal sealed class ExprPrinter(Func<Value, string> nameOf, Func<string, bool> isLocal, FunctionTable functions)
{
    private const int Primary = 20;
    private const int Prefix = 18;
    private const int Ternary = 1;

    /// <param name="expr">The expression.</param>
    /// <param name="needsType">Whether the text must have the type of the expression by itself, as behind <c>var</c>.</param>
    public string Print(Expr expr, bool needsType = false) => Print(expr, 0, needsType);

    private string Print(Expr expr, int precedence, bool needsType = false)
    {
        Stack.Guard();
        (string text, int own) = expr switch
        {
            Const constant => Constant(constant, needsType),
            Ref reference => (nameOf(reference.Value), Primary),
            Unary unary => (Operators.Symbol(unary.Operator) + Operand(unary.Operand, needsType), Prefix),
            Binary binary => PrintBinary(binary, needsType),
            Conditional conditional => (PrintConditional(conditional, needsType), Ternary),
            Cast cast when cast.Type.IsGeneric || cast.Operand.Type.IsGeneric => (cast.Type.Name + ".CreateChecked(" + Print(cast.Operand, 0, needsType: true) + ")", Primary),
            Cast { IsImplicit: true } cast when !needsType => (Print(cast.Operand, precedence), Primary),
            Cast cast => ("(" + cast.Type.Name + ")" + Print(cast.Operand, Prefix), Prefix),
            Call call => PrintCall(call),
            Element element => (Print(element.Memory, Primary) + "[" + string.Join(", ", element.Children.Skip(1).Select(index => Print(index))) + "]" + PathOf(element), Primary),
            _ => throw new InvalidOperationException("Cannot print " + expr.GetType().Name),
        };
        return own < precedence ? "(" + text + ")" : text;
    }

    private static string PathOf(Element element) =>
        element.Leaf == Element.Whole ? string.Empty : element.Memory.Type.Item!.Structure!.Paths().ElementAt(element.Leaf);

    private string Operand(Expr operand, bool needsType)
    {
        string text = Print(operand, Prefix, needsType);
        return text.StartsWith("-", StringComparison.Ordinal) ? "(" + text + ")" : text;
    }

    private static (string Text, int Precedence) Constant(Const constant, bool needsType)
    {
        if (!constant.IsNumber || constant.IsNamed)
        {
            return (constant.Text!, constant.Text!.StartsWith("(", StringComparison.Ordinal) ? Prefix : Primary);
        }

        if (constant.Type.IsGeneric)
        {
            string converted = NumberFormat.Generic(constant.Number, constant.Type.Name);
            return (converted, converted[0] == '-' ? Prefix : Primary);
        }

        string text = constant.Text is { } written && !(needsType && constant.Type.IsFloating && NumberFormat.IsInteger(written))
            ? written
            : constant.Type.Category switch
            {
                TypeCategory.Float when !needsType && IsSmallInteger(constant.Number) => NumberFormat.Double(constant.Number, isExplicit: false),
                TypeCategory.Float => NumberFormat.Float((float)constant.Number),
                TypeCategory.Double => NumberFormat.Double(constant.Number, needsType),
                _ => constant.Text ?? NumberFormat.Double(constant.Number, isExplicit: false),
            };
        return (text, text[0] == '-' ? Prefix : Primary);
    }

    private static bool IsSmallInteger(double number) => Math.Abs(number) < 1e6 && number == Math.Floor(number);

    private (string Text, int Precedence) PrintBinary(Binary binary, bool needsType)
    {
        int precedence = Precedence(binary.Operator);
        bool isArithmetic = binary.Type.IsFloating && Operators.IsArithmetic(binary.Operator);
        bool isEvident = !isArithmetic || IsFloatingByItself(binary.Left) || IsFloatingByItself(binary.Right);
        string left = Print(binary.Left, precedence, isArithmetic && (!isEvident || (needsType && binary.Left is not Const)));
        string right = Print(binary.Right, precedence + 1);
        return (left + " " + Operators.Symbol(binary.Operator) + " " + right, precedence);
    }

    /// <summary>Whether the printed text is of a floating type whatever stands around it: <c>2</c> and an integer local are not.</summary>
    private static bool IsFloatingByItself(Expr expr) => expr switch
    {
        Const { IsNumber: true, IsNamed: false } constant =>
            constant.Type.IsGeneric
            || constant.Type.IsFloating
            && !(constant.Text is { } text ? NumberFormat.IsInteger(text) : IsSmallInteger(constant.Number)),
        Cast { IsImplicit: true } cast => IsFloatingByItself(cast.Operand),
        Unary unary => IsFloatingByItself(unary.Operand),
        Binary binary => IsFloatingByItself(binary.Left) || IsFloatingByItself(binary.Right),
        Conditional conditional => IsFloatingByItself(conditional.WhenTrue) || IsFloatingByItself(conditional.WhenFalse),
        _ => expr.Type.IsFloating || expr.Type.IsTensor,
    };

    private string PrintConditional(Conditional conditional, bool needsType)
    {
        bool isEvident = !conditional.Type.IsFloating
            || IsFloatingByItself(conditional.WhenTrue)
            || IsFloatingByItself(conditional.WhenFalse);
        return Print(conditional.Condition, Ternary + 1)
            + " ? " + Print(conditional.WhenTrue, Ternary, needsType || !isEvident)
            + " : " + Print(conditional.WhenFalse, Ternary, needsType && conditional.WhenFalse is not Const);
    }

    private (string Text, int Precedence) PrintCall(Call call)
    {
        FunctionRef function = call.Function;
        if (ParamsArray.Is(function))
        {
            if (ParamsArray.IsCollection(function))
            {
                return ("[" + string.Join(", ", call.Arguments.Select(argument => Print(argument))) + "]", Primary);
            }

            return ("new " + function.Name + " { " + string.Join(", ", call.Arguments.Select(argument => Print(argument))) + " }", Primary);
        }

        if (MemoryFunctions.IsNew(call))
        {
            return (MemoryFunctions.Print(call, length => Print(length)), Primary);
        }

        switch (function.Style)
        {
            case CallStyle.Text:
                return (InactiveText.Print(call, argument => Print(argument, Primary, needsType: true)), 0);
            case CallStyle.Property:
                return (Receiver(call.Arguments[0], function.Name) + function.Name, Primary);
            case CallStyle.StaticProperty:
                return (function.Qualifier + function.Name, Primary);
            case CallStyle.Indexer:
                return (Print(call.Arguments[0], Primary) + "[" + Arguments(call, 1) + "]", Primary);
            case CallStyle.Operator when Operators.MethodSymbol(function.Name) is { } symbol:
                return call.Arguments.Count == 1
                    ? (symbol + Operand(call.Arguments[0], needsType: true), Prefix)
                    : ("(" + Print(call.Arguments[0], Prefix, needsType: true) + " " + symbol + " " + Print(call.Arguments[1], Prefix, needsType: true) + ")", Primary);
            case CallStyle.Initializer:
                return (function.Name + " { " + string.Join(", ", call.Arguments.Select((argument, i) => function.Parameters[i].Name + " = " + Print(argument))) + " }", Primary);
            case CallStyle.Member:
                return (Receiver(call.Arguments[0], function.Name) + function.Name + "(" + Arguments(call, 1) + ")", Primary);
            default:
                return (functions.QualifierOf(function) + function.Name + "(" + Arguments(call, 0) + ")", Primary);
        }
    }

    private string Receiver(Expr receiver, string member) =>
        receiver is Const { IsNumber: false, Text: ThisWord.Text } && !isLocal(member)
            ? string.Empty
            : Print(receiver, Primary, needsType: true) + ".";

    private string Arguments(Call call, int start)
    {
        int count = call.Arguments.Count;
        while (count > start && IsDefault(call.Function, call.Arguments[count - 1], count - 1))
        {
            count--;
        }

        bool areConstant = call.Arguments.Skip(start).All(argument => argument is Const);
        var printed = new List<string>();
        for (int i = start; i < count; i++)
        {
            Expr argument = call.Arguments[i];
            if (i == call.Arguments.Count - 1 && argument is Call array && ParamsArray.Is(array.Function) && !ParamsArray.IsCollection(array.Function))
            {
                printed.AddRange(array.Arguments.Select(element => Print(element)));
                continue;
            }

            bool isGeneric = (i < call.Function.Parameters.Count && call.Function.Parameters[i].IsGeneric) || !IsKnown(call.Function);
            printed.Add(Print(argument, 0, isGeneric || (areConstant && start == 0) || (argument.Type.IsFloating && !IsFloatingByItself(argument) && argument is not Const)));
        }

        return string.Join(", ", printed);
    }

    /// <summary>Functions that take a whole number where a floating one is meant; others may have overloads for both.</summary>
    private static bool IsKnown(FunctionRef function) =>
        function.Id.StartsWith("M:System.", StringComparison.Ordinal) || function.Id.StartsWith("M:AutoDiffGen.Tensor", StringComparison.Ordinal);

    private static bool IsDefault(FunctionRef function, Expr argument, int index) =>
        index < function.Parameters.Count
        && function.Parameters[index].Default is { } text
        && argument is Const constant
        && constant.Text == text;

    private static int Precedence(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => 14,
        BinaryOperator.Add or BinaryOperator.Subtract => 13,
        BinaryOperator.LeftShift or BinaryOperator.RightShift or BinaryOperator.UnsignedRightShift => 12,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.Is => 11,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 10,
        BinaryOperator.And => 9,
        BinaryOperator.ExclusiveOr => 8,
        BinaryOperator.Or => 7,
        BinaryOperator.AndAlso => 6,
        BinaryOperator.OrElse => 5,
        _ => 4,
    };
}
