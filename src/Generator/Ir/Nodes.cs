using System.Collections.Immutable;

namespace AutoDiffGen.Generator.Ir;

internal sealed class Unary : Expr
{
    public Unary(UnaryOperator op, Expr operand, TypeRef type)
        : base(type, Combine(Combine(13, (int)op), operand.GetHashCode()), operand.Size + 1)
    {
        Operator = op;
        Operand = operand;
    }

    public UnaryOperator Operator { get; }

    public Expr Operand { get; }

    public override EquatableArray<Expr> Children => new(ImmutableArray.Create(Operand));

    public override Expr With(EquatableArray<Expr> children) =>
        ReferenceEquals(children[0], Operand) ? this : new Unary(Operator, children[0], Type);

    protected override bool NodeEquals(Expr other) =>
        Operator == ((Unary)other).Operator && Operand.Equals(((Unary)other).Operand);
}

internal sealed class Binary : Expr
{
    public Binary(BinaryOperator op, Expr left, Expr right, TypeRef type)
        : base(
            type,
            Combine(Combine(Combine(17, (int)op), left.GetHashCode()), right.GetHashCode()),
            SizeOf(new EquatableArray<Expr>(ImmutableArray.Create(left, right))))
    {
        Operator = op;
        Left = left;
        Right = right;
    }

    public BinaryOperator Operator { get; }

    public Expr Left { get; }

    public Expr Right { get; }

    public override EquatableArray<Expr> Children => new(ImmutableArray.Create(Left, Right));

    public override Expr With(EquatableArray<Expr> children) =>
        ReferenceEquals(children[0], Left) && ReferenceEquals(children[1], Right)
            ? this
            : new Binary(Operator, children[0], children[1], Type);

    protected override bool NodeEquals(Expr other)
    {
        var that = (Binary)other;
        return Operator == that.Operator && Type == that.Type && Left.Equals(that.Left) && Right.Equals(that.Right);
    }
}

/// <summary><c>Condition ? WhenTrue : WhenFalse</c>; only the branch that is taken is evaluated.</summary>
internal sealed class Conditional : Expr
{
    public Conditional(Expr condition, Expr whenTrue, Expr whenFalse, TypeRef type)
        : base(
            type,
            Combine(Combine(Combine(19, condition.GetHashCode()), whenTrue.GetHashCode()), whenFalse.GetHashCode()),
            SizeOf(new EquatableArray<Expr>(ImmutableArray.Create(condition, whenTrue, whenFalse))))
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    public Expr Condition { get; }

    public Expr WhenTrue { get; }

    public Expr WhenFalse { get; }

    public override EquatableArray<Expr> Children => new(ImmutableArray.Create(Condition, WhenTrue, WhenFalse));

    public override Expr With(EquatableArray<Expr> children) =>
        ReferenceEquals(children[0], Condition)
        && ReferenceEquals(children[1], WhenTrue)
        && ReferenceEquals(children[2], WhenFalse)
            ? this
            : new Conditional(children[0], children[1], children[2], Type);

    protected override bool NodeEquals(Expr other)
    {
        var that = (Conditional)other;
        return Condition.Equals(that.Condition)
            && WhenTrue.Equals(that.WhenTrue)
            && WhenFalse.Equals(that.WhenFalse)
            && Type == that.Type;
    }
}

/// <summary>A conversion; an implicit one is not printed where C# makes it by itself.</summary>
internal sealed class Cast : Expr
{
    public Cast(TypeRef type, Expr operand, bool isImplicit)
        : base(type, Combine(Combine(23, type.Name.Length), operand.GetHashCode()), operand.Size + 1)
    {
        Operand = operand;
        IsImplicit = isImplicit;
    }

    public Expr Operand { get; }

    public bool IsImplicit { get; }

    public override EquatableArray<Expr> Children => new(ImmutableArray.Create(Operand));

    public override Expr With(EquatableArray<Expr> children) =>
        ReferenceEquals(children[0], Operand) ? this : new Cast(Type, children[0], IsImplicit);

    protected override bool NodeEquals(Expr other) => Type == other.Type && Operand.Equals(((Cast)other).Operand);
}

/// <summary>A call of a function, a property or an operator method; the receiver is the first argument.</summary>
internal sealed class Call : Expr
{
    public Call(FunctionRef function, EquatableArray<Expr> arguments)
        : base(function.ReturnType, HashOf(Combine(29, function.GetHashCode()), arguments), SizeOf(arguments))
    {
        Function = function;
        Arguments = arguments;
    }

    public Call(FunctionRef function, params Expr[] arguments)
        : this(function, arguments.ToEquatableArray())
    {
    }

    public FunctionRef Function { get; }

    public EquatableArray<Expr> Arguments { get; }

    /// <summary>Whether it is <c>a.Length</c>.</summary>
    public bool IsLength => Function is { Name: "Length", Style: CallStyle.Property };

    public override EquatableArray<Expr> Children => Arguments;

    public override Expr With(EquatableArray<Expr> children)
    {
        for (int i = 0; i < children.Count; i++)
        {
            if (!ReferenceEquals(children[i], Arguments[i]))
            {
                return new Call(Function, children);
            }
        }

        return this;
    }

    protected override bool NodeEquals(Expr other)
    {
        var that = (Call)other;
        return Function.Equals(that.Function) && Arguments.Equals(that.Arguments);
    }
}
