using System;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// A literal or a named constant. A number in the type of its context; <see cref="Text"/> is what the user wrote, or a
/// name that stands for the value.
/// </summary>
internal sealed class Const : Expr
{
    public Const(TypeRef type, double number, string? text = null, bool isNamed = false)
        : base(type, Combine(number.GetHashCode(), isNamed ? StringComparer.Ordinal.GetHashCode(text!) : 1), 1)
    {
        Number = number;
        Text = text;
        IsNamed = isNamed;
        IsNumber = true;
    }

    private Const(TypeRef type, string text)
        : base(type, StringComparer.Ordinal.GetHashCode(text), 1)
    {
        Text = text;
    }

    /// <summary>Whether it is a number; else <see cref="Text"/> is all there is.</summary>
    public bool IsNumber { get; }

    public double Number { get; }

    public string? Text { get; }

    /// <summary>Whether <see cref="Text"/> is a name, as in <c>Math.PI</c>; it is kept, not folded.</summary>
    public bool IsNamed { get; }

    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    /// <summary>A constant that is not a number: <c>true</c>, a string, <c>null</c>, <c>default</c>.</summary>
    public static Const Verbatim(TypeRef type, string text) => new(type, text);

    public static Const Bool(bool value) => new(TypeRef.Bool, value ? "true" : "false");

    /// <summary>What stands for a value on the paths on which it was not computed; never read there.</summary>
    public static Const Nothing(TypeRef type) =>
        type.Category == TypeCategory.Bool ? Bool(false)
        : type.IsNumber && !IsCharacter(type) ? new Const(type, 0)
        : type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan ? Verbatim(type, type.Name + ".Empty")
        : Verbatim(type, "default(" + type.Name + ")!");

    /// <summary>Whether a type is of numbers that no literal of an integer is converted to.</summary>
    public static bool IsCharacter(TypeRef type) => type.Name == "char";

    public bool Is(double number) => IsNumber && !IsNamed && Number == number;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other)
    {
        var that = (Const)other;
        return IsNumber == that.IsNumber
            && IsNamed == that.IsNamed
            && Number.Equals(that.Number)
            && Type == that.Type
            && ((IsNumber && !IsNamed) || Text == that.Text);
    }
}

/// <summary>A value by name.</summary>
internal sealed class Ref : Expr
{
    public Ref(Value value)
        : base(value.Type, Combine(7, value.Id), 1) => Value = value;

    public Value Value { get; }

    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other) => Value.Equals(((Ref)other).Value);
}

/// <summary>A place in the formula of a rule: the cotangent, the result, or an argument.</summary>
internal sealed class Slot : Expr
{
    public const int Grad = -1;
    public const int Result = -2;
    public const int Tangent = -3;

    public Slot(int index, TypeRef type)
        : base(type, Combine(11, index), 1) => Index = index;

    /// <summary>The index of the argument, or one of the constants above.</summary>
    public int Index { get; }

    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other) => Index == ((Slot)other).Index && Type == other.Type;
}
