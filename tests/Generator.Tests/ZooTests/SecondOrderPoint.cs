namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>A derivative as a function of its inputs, and where to evaluate it.</summary>
internal sealed record FirstOrder(Func<object[], object[]> Function, object[] Inputs);

/// <summary>A function of the zoo at one point, with the derivatives of its derivatives.</summary>
internal sealed class SecondOrderPoint(ZooFunction function, object?[] arguments)
{
    private readonly ZooPoint point = new(function, arguments);

    public ZooFunction Function => function;

    public object[] Active { get; } = [.. function.Active.Select(position => arguments[position]!)];

    public object Value => point.Value;

    public object?[] At(object[] active)
    {
        var moved = arguments.ToArray();
        foreach (var (position, value) in function.Active.Zip(active))
            moved[position] = value;
        return moved;
    }

    /// <summary>
    /// Forward mode over a derivative returns that derivative and its tangents; the tangents are its difference quotient.
    /// </summary>
    public void AssertForward(string member, FirstOrder first, object[] direction)
    {
        var extras = first.Inputs[Active.Length..];
        if (Function.Composition(member, arguments, [.. extras, .. direction]) is not { } results)
            return;
        int half = results.Length / 2;
        var expected = Numeric.Directional(
            x => Concat(first.Function(Unflatten(x, first.Inputs))), Concat(first.Inputs), Concat(direction), point.Step);
        double tolerance = (point.IsSingle ? 2e-2 : 1e-5) + (10 * point.NumericTolerance);
        Numeric.AssertClose(Concat(first.Function(first.Inputs)), Concat(results[..half]), point.Tolerance, member + " first order");
        Numeric.AssertClose(expected, Concat(results[half..]), tolerance, member);
    }

    /// <summary>Reverse mode gives the transpose of what forward mode gives: (A' u) v = u (A v).</summary>
    public void AssertTranspose(string forward, string reverse, object[] extras, object[] direction, object[] cotangent)
    {
        if (Function.Composition(forward, arguments, [.. extras, .. direction]) is not { } tangents
            || Function.Composition(reverse, arguments, [.. extras, .. cotangent]) is not { } gradients)
        {
            return;
        }

        var tangent = Concat(tangents[(tangents.Length / 2)..]);
        var gradient = Concat(gradients[cotangent.Length..]);
        double size = gradient.Zip(Concat(direction), (a, b) => Math.Abs(a * b)).Sum();
        Numeric.AssertClose(
            [Numeric.Dot(Concat(cotangent), tangent)], [Numeric.Dot(gradient, Concat(direction))], point.Tolerance * (1 + size), reverse);
    }

    private static double[] Concat(object[] values) => [.. values.SelectMany(Flat.Of)];

    private static object[] Unflatten(double[] x, object[] like)
    {
        int start = 0;
        return [.. like.Select(value =>
        {
            int length = Flat.Of(value).Length;
            var part = Flat.Like(value, x.AsSpan(start, length));
            start += length;
            return part;
        })];
    }
}
