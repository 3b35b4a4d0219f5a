using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>What a rule in canonical form refers to, in the compilation that reads it.</summary>
internal interface IRuleSymbols
{
    /// <summary>The function of an identity; null where it is not there.</summary>
    FunctionRef? Function(string id, bool asMember);

    TypeRef? Type(string id);

    /// <summary>The result of an operator on a tensor; null where there is none.</summary>
    TypeRef? OperatorResult(string method, TypeRef left, TypeRef? right);
}

/// <summary>Reads what <see cref="RuleWriter"/> wrote.</summary>
/// <exception cref="FormatException">The text is not a rule, or refers to what is not there.</exception>
internal sealed class RuleReader(string text, FunctionRef function, IRuleSymbols symbols)
{
    private static readonly Dictionary<string, BinaryOperator> Binaries = Enum.GetValues(typeof(BinaryOperator))
        .Cast<BinaryOperator>()
        .ToDictionary(Operators.Symbol);

    private int _position;
    private int _parameter;

    public static Rule Read(string text, FunctionRef function, IRuleSymbols symbols) =>
        new RuleReader(text, function, symbols).Rule();

    private Rule Rule()
    {
        var kind = (RuleKind)Enum.Parse(typeof(RuleKind), Word());
        _parameter = int.Parse(Word(), CultureInfo.InvariantCulture);
        Expr vjp = Expression();
        Expr? jvp = AtEnd() ? null : Expression();
        return new Rule(function.Id, _parameter, kind, vjp, jvp);
    }

    private Expr Expression()
    {
        SkipSpace();
        if (Peek() == '$')
        {
            _position++;
            return MakeSlot(int.Parse(Word(), CultureInfo.InvariantCulture));
        }

        Expect('(');
        string head = Word();
        switch (head)
        {
            case "#":
                TypeRef type = Type();
                return Close(new Const(type, double.Parse(Quoted(), CultureInfo.InvariantCulture)));
            case "@":
                TypeRef verbatim = Type();
                return Close(Const.Verbatim(verbatim, Quoted()));
            case "cast" or "implicit":
                TypeRef target = Type();
                return Close(new Cast(target, Expression(), head == "implicit"));
            case "?":
                Expr condition = Expression();
                Expr whenTrue = Expression();
                Expr whenFalse = Expression();
                return Close(new Conditional(condition, whenTrue, whenFalse, whenTrue.Type));
            case "constant":
                return Close(IsConstant.Of(Expression()));
            case "call" or "member":
                return ReadCall(head == "member");
            default:
                return head[0] == 'u' ? ReadUnary(head.Substring(1)) : ReadBinary(head.Substring(1));
        }
    }

    private Expr MakeSlot(int index) => index switch
    {
        Slot.Grad or Slot.Result => new Slot(index, function.ReturnType),
        Slot.Tangent => new Slot(index, function.Parameters[_parameter].Type),
        _ when index < function.Parameters.Count => new Slot(index, function.Parameters[index].Type),
        _ => throw new FormatException("The rule names a parameter that is not there: " + index),
    };

    private Expr ReadCall(bool asMember)
    {
        string id = Quoted();
        var arguments = new List<Expr>();
        SkipSpace();
        while (Peek() != ')')
        {
            arguments.Add(Expression());
            SkipSpace();
        }

        FunctionRef called = symbols.Function(id, asMember) ?? throw new FormatException("There is no function " + id);
        return Close(new Call(called, arguments.ToEquatableArray()));
    }

    private Expr ReadUnary(string symbol)
    {
        Expr operand = Expression();
        return Close(symbol switch
        {
            "-" => new Unary(UnaryOperator.Negate, operand, operand.Type),
            "!" => new Unary(UnaryOperator.Not, operand, operand.Type),
            _ => new Unary(UnaryOperator.Complement, operand, operand.Type),
        });
    }

    private Expr ReadBinary(string symbol)
    {
        BinaryOperator op = Binaries[symbol];
        Expr left = Expression();
        Expr right = Expression();
        TypeRef type = left.Type.IsTensor || right.Type.IsTensor
            ? symbols.OperatorResult(Operators.MethodName(op), left.Type, right.Type)
                ?? throw new FormatException("There is no operator " + symbol + " on " + left.Type.Name + " and " + right.Type.Name)
            : Operators.IsArithmetic(op) ? left.Type : TypeRef.Bool;
        return Close(new Binary(op, left, right, type));
    }

    private TypeRef Type()
    {
        string id = Quoted();
        return symbols.Type(id) ?? throw new FormatException("There is no type " + id);
    }

    private Expr Close(Expr expr)
    {
        SkipSpace();
        Expect(')');
        return expr;
    }

    private string Word()
    {
        SkipSpace();
        int start = _position;
        while (_position < text.Length && text[_position] is not (' ' or ')'))
        {
            _position++;
        }

        return text.Substring(start, _position - start);
    }

    private string Quoted()
    {
        SkipSpace();
        Expect('\'');
        int end = text.IndexOf('\'', _position);
        if (end < 0)
        {
            throw new FormatException("A quote is open at " + _position);
        }

        string quoted = text.Substring(_position, end - _position);
        _position = end + 1;
        return quoted.Replace("%27", "'").Replace("%25", "%");
    }

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw new FormatException("Expected " + expected + " at " + _position + " of: " + text);
        }

        _position++;
    }

    private char Peek() => _position < text.Length ? text[_position] : '\0';

    private bool AtEnd()
    {
        SkipSpace();
        return _position == text.Length;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && text[_position] == ' ')
        {
            _position++;
        }
    }
}
