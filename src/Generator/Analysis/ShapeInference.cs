using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Follows the shapes of tensors through expressions, as far as [Shape] and the shape signatures of the operations tell.
/// What cannot be followed is a shape of its own, equal only to itself.
/// </summary>
internal sealed class ShapeInference(RuleTable rules)
{
    private readonly Dictionary<int, ShapeTerm> _values = [];
    private readonly Dictionary<Expr, ShapeTerm> _expressions = [];
    private readonly Dictionary<Expr, int> _numbers = [];

    public void Define(Parameter parameter)
    {
        if (parameter.Shape is { } shape)
        {
            Define(parameter.Value, ShapeTerm.Known(shape.Length == 0 ? [] : shape.Split(',').Select(name => name.Trim()).ToArray()));
        }
    }

    public void Define(Value value, ShapeTerm shape) => _values[value.Id] = shape;

    /// <summary>The shape of what an assignment makes; also remembers it for the value.</summary>
    public void Define(Let let)
    {
        if (let.Target.Type.IsTensor)
        {
            ShapeTerm shape = Of(let.Expression);
            _values[let.Target.Id] = shape.Dimensions is null && let.Target.Like >= 0 ? OfValue(let.Target.Like) : shape;
        }
    }

    public ShapeTerm Of(Expr expr)
    {
        Stack.Guard();
        if (expr is Ref reference)
        {
            return expr.Type.IsTensor
                ? OfValue(reference.Value.Id, reference.Value.Like)
                : ShapeTerm.Scalar;
        }

        if (!expr.Type.IsTensor)
        {
            return ShapeTerm.Scalar;
        }

        if (!_expressions.TryGetValue(expr, out ShapeTerm? shape))
        {
            shape = Infer(expr) ?? ShapeTerm.Opaque(Identity(expr));
            _expressions.Add(expr, shape);
        }

        return shape;
    }

    /// <summary>The shape that an expression of type TensorShape holds.</summary>
    public ShapeTerm? Held(Expr shape) =>
        shape is Call { Function.Name: FunctionTable.Shape } call && call.Arguments.Count == 1 ? Of(call.Arguments[0]) : null;

    private ShapeTerm OfValue(int id, int like = -1)
    {
        if (!_values.TryGetValue(id, out ShapeTerm? shape))
        {
            shape = like >= 0 ? OfValue(like) : ShapeTerm.Opaque("v" + id.ToString(CultureInfo.InvariantCulture));
            _values.Add(id, shape);
        }

        return shape;
    }

    /// <summary>
    /// What an unknown shape is known by. The operations of the runtime make equal shapes of equal shapes, so theirs is
    /// known by the operation and what it is applied to.
    /// </summary>
    private string Identity(Expr expr) => expr is Call { Function.IsTensorOperation: true } call
        ? call.Function.Id + "{" + string.Join(",", call.Arguments.Select(argument => argument.Type.IsTensor ? Of(argument).Key : Number(argument))) + "}"
        : Number(expr);

    private string Number(Expr expr)
    {
        if (!_numbers.TryGetValue(expr, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(expr, number);
        }

        return "e" + number.ToString(CultureInfo.InvariantCulture);
    }

    private ShapeTerm? Infer(Expr expr) => expr switch
    {
        Unary unary => Of(unary.Operand),
        Binary binary => ShapeTerm.Broadcast(Of(binary.Left), Of(binary.Right)),
        Conditional conditional => Of(conditional.WhenTrue) is { } shape && shape.Equals(Of(conditional.WhenFalse)) ? shape : null,
        Call { Function.Name: FunctionTable.OnesLike or FunctionTable.ZerosLike or "FullLike" } like when like.Arguments[0].Type.IsTensor => Of(like.Arguments[0]),
        Call { Function.Name: "Full" } full when full.Arguments.Count == 2 => Held(full.Arguments[0]),
        Call call => InferCall(call),
        _ => null,
    };

    private ShapeTerm? InferCall(Call call)
    {
        string signature = call.Function.Shape;
        if (signature == "broadcast" || (signature.Length == 0 && IsElementwise(call.Function)))
        {
            return call.Arguments.Aggregate(ShapeTerm.Scalar, (shape, argument) => ShapeTerm.Broadcast(shape, Of(argument)));
        }

        int arrow = signature.IndexOf("->", System.StringComparison.Ordinal);
        if (arrow < 0)
        {
            return null;
        }

        string result = signature.Substring(arrow + 2).Trim();
        return result == "()" ? ShapeTerm.Scalar
            : result.StartsWith("(", System.StringComparison.Ordinal) ? Match(signature.Substring(0, arrow), result, call)
            : Named(result, call);
    }

    private bool IsElementwise(FunctionRef function) =>
        Enumerable.Range(0, function.Parameters.Count).Any(i => rules.Find(function.Id, i)?.Kind == RuleKind.Elementwise);

    private ShapeTerm? Named(string parameter, Call call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Function.Parameters[i].Name == parameter)
            {
                return Held(call.Arguments[i]);
            }
        }

        return null;
    }

    /// <summary>Binds the names of a signature as <c>(n,k),(k,m)</c> to the dimensions of the tensor arguments.</summary>
    private ShapeTerm? Match(string inputs, string result, Call call)
    {
        string[] patterns = inputs.Split(')').Select(part => part.Trim(',', ' ', '(')).Where(part => part.Length > 0).ToArray();
        Expr[] tensors = call.Arguments.Where(argument => argument.Type.IsTensor).ToArray();
        var bound = new Dictionary<string, string>();
        for (int i = 0; i < patterns.Length; i++)
        {
            string[] names = patterns[i].Split(',');
            if (i >= tensors.Length || Of(tensors[i]).Dimensions is not { } dimensions || dimensions.Count != names.Length)
            {
                return null;
            }

            for (int d = 0; d < names.Length; d++)
            {
                string name = names[d].Trim();
                bound[name] = bound.TryGetValue(name, out string? earlier) ? earlier : dimensions[d];
            }
        }

        string[] wanted = result.Trim('(', ')').Split(',').Select(name => name.Trim()).ToArray();
        return wanted.All(bound.ContainsKey) ? ShapeTerm.Known(wanted.Select(name => bound[name]).ToArray()) : null;
    }
}
