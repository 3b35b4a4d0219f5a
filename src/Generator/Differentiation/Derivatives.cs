using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Names and small expressions that both transformations make: sums, zeros, and what an unnamed subexpression is called.
/// </summary>
internal sealed class Derivatives(FunctionTable functions)
{
    public static Expr Add(Expr left, Expr right) => new Binary(BinaryOperator.Add, left, right, left.Type);

    /// <summary>Zero of a type; for a tensor, in the shape of <paramref name="like"/>.</summary>
    public Expr Zero(Expr like) => like is Const { IsNumber: false } nothing ? nothing : like.Type.IsTensor
        ? new Call(Helper(FunctionTable.ZerosLike, like.Type), like)
        : new Const(like.Type, 0);

    public Expr One(Expr like) => like.Type.IsTensor
        ? new Call(Helper(FunctionTable.OnesLike, like.Type), like)
        : new Const(like.Type, 1);

    public Expr SumTo(Expr gradient, Expr like) => new Call(
        Helper(FunctionTable.SumTo, gradient.Type),
        gradient,
        new Call(Helper(FunctionTable.Shape, like.Type), like));

    public Expr BroadcastTo(Expr tangent, Expr like) => new Call(
        Helper(FunctionTable.BroadcastTo, tangent.Type),
        tangent,
        new Call(Helper(FunctionTable.Shape, like.Type), like));

    /// <summary>A check that a cotangent or tangent has the shape of its value.</summary>
    public Effect RequireSame(Value derivative, Value value) => new(Section.Forward, new Call(
        Guard(FunctionTable.RequireSame), Quoted(derivative.Name), new Ref(derivative), Quoted(value.Name), new Ref(value)));

    /// <summary>A check that what is to be differentiated is one number.</summary>
    public Effect RequireSingleElement(string method, Expr value) => new(Section.Forward, new Call(
        Guard(FunctionTable.RequireSingleElement), Quoted(method), value));

    public static string Pascal(string name)
    {
        string trimmed = name.TrimStart('_', '@');
        return trimmed.Length == 0 ? name : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>What a subexpression is called when it needs a name: by its operation.</summary>
    public static string NameOf(Expr expr) => expr switch
    {
        Ref reference => reference.Value.Name,
        Unary { Operator: UnaryOperator.Negate } unary => "minus" + Pascal(NameOf(unary.Operand)),
        Unary => "not",
        Binary { Left: Ref left, Right: Ref right } binary when Word(binary.Operator) is { } word =>
            left.Value.Name + word + Pascal(right.Value.Name),
        Binary { Operator: BinaryOperator.Add } => "sum",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        Binary { Operator: BinaryOperator.Multiply } => "product",
        Binary { Operator: BinaryOperator.Divide } => "quotient",
        Binary { Operator: BinaryOperator.Remainder } => "remainder",
        Binary => "condition",
        Conditional => "selected",
        Cast cast => NameOf(cast.Operand),
        Call when SavedFunctions.ReadFrom(expr) is { } saved => SavedFunctions.Singular(saved.Name),
        Call call => CallName(call),
        Element element => ElementName(element),
        _ => "constant",
    };

    /// <summary>One of the <c>positions</c> is a <c>position</c>; one of <c>x</c> is an <c>xi</c>, by its index.</summary>
    private static string ElementName(Element element)
    {
        if (element.Leaf != Element.Whole)
        {
            Element whole = element.At(Element.Whole);
            return ElementName(whole) + string.Concat(element.Memory.Type.Item!.Structure!.Paths().ElementAt(element.Leaf).Split('.').Select(Pascal));
        }

        string name = NameOf(element.Memory);
        bool isPlural = name.Length > 2 && name[name.Length - 1] == 's' && name[name.Length - 2] is not ('s' or 'u' or 'i');
        return isPlural ? name.Substring(0, name.Length - 1)
            : element.Children.Count == 2 && element.Children[1] is Ref { Value.Name: { Length: > 0 } index } ? name + (index.Length == 1 ? index : Pascal(index))
            : name + "Element";
    }

    private static string? Word(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "Plus",
        BinaryOperator.Subtract => "Minus",
        BinaryOperator.Multiply => "Times",
        BinaryOperator.Divide => "Over",
        _ => null,
    };

    private static string CallName(Call call)
    {
        string name = call.Function.Name.Split('<')[0].TrimStart('@');
        string lower = Camel(name);
        Ref[] references = call.Arguments.OfType<Ref>().ToArray();
        return references.Length == 1 && call.Arguments.Count(argument => argument is not Const) == 1
            ? lower + Pascal(references[0].Value.Name)
            : lower;
    }

    public static Const Quoted(string name) => Const.Verbatim(new TypeRef(TypeCategory.Other, "string"), "\"" + name.TrimStart('@') + "\"");

    private FunctionRef Guard(string name) => functions.Find(name)
        ?? throw new NotDifferentiableException($"The runtime has no ShapeGuard.{name}");

    private FunctionRef Helper(string name, TypeRef tensor) => functions.Find(FunctionTable.HelperKey(name, tensor))
        ?? throw new NotDifferentiableException($"The runtime has no function '{name}' for '{tensor.Name}'");
}
