namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>A function at one point, with its active arguments as one vector.</summary>
internal sealed class ZooPoint
{
    private readonly ZooFunction function;
    private readonly object?[] arguments;
    private readonly object[] active;

    public ZooPoint(ZooFunction function, object?[] arguments)
    {
        this.function = function;
        this.arguments = arguments;
        active = [.. function.Active.Select(position => arguments[position]!)];
        X = Concat(active);
        Value = function.Value(arguments);
        IsSingle = Flat.IsSingle(Value) || active.Any(Flat.IsSingle);
    }

    /// <summary>The active arguments, one after the other.</summary>
    public double[] X { get; }

    /// <summary>What the forward method returns.</summary>
    public object Value { get; }

    /// <summary>Whether single precision limits what can be expected.</summary>
    public bool IsSingle { get; }

    /// <summary>What rounding may do to a gradient.</summary>
    public double Tolerance => IsSingle ? 2e-5 : 1e-11;

    /// <summary>A step that is small against the arguments.</summary>
    public double Step => (IsSingle ? 2e-2 : 1e-3) * Math.Max(0.05, X.Where(x => x != 0).Select(Math.Abs).DefaultIfEmpty(1).Min());

    /// <summary>What rounding and truncation may do to a difference quotient with that step.</summary>
    public double NumericTolerance =>
        (IsSingle ? 1e-3 : 1e-7) + (IsSingle ? 1e-6 : 1e-15) * Flat.Of(Value).Select(Math.Abs).DefaultIfEmpty(0).Max() / Step;

    public (object Value, double[] Gradient) ValueAndGrad() => Join(function.ValueAndGrad(arguments));

    public (object Value, double[] Gradient) Vjp(double[] gradOut) =>
        Join(function.Vjp(arguments, Flat.Like(Value, gradOut)));

    public (object Value, double[] Tangent) Jvp(double[] direction)
    {
        var result = function.Jvp(arguments, Unflatten(direction));
        AssertSameKind(Value, result.Derivatives[0]);
        return (result.Value, Flat.Of(result.Derivatives[0]));
    }

    public double[] Differences(double[] direction) =>
        Numeric.Directional(x => Flat.Of(function.Value(At(x))), X, direction, Step);

    public double[]? ClosedForm() => function.ClosedForm(arguments) is { } gradients ? Concat(gradients) : null;

    public double[]? ComplexStep() => function.ComplexStep(arguments) is { } gradients ? Concat(gradients) : null;

    private static double[] Concat(object[] values) => [.. values.SelectMany(Flat.Of)];

    /// <summary>A gradient has the type and the size of its argument.</summary>
    private (object Value, double[] Gradient) Join(ZooResult result)
    {
        Assert.Equal(active.Length, result.Derivatives.Length);
        foreach (var (argument, gradient) in active.Zip(result.Derivatives))
            AssertSameKind(argument, gradient);
        return (result.Value, Concat(result.Derivatives));
    }

    /// <summary>Of structures only the numbers are compared: some members may have no derivative.</summary>
    private static void AssertSameKind(object value, object derivative)
    {
        if (!Leaves.HasFields(value.GetType()))
            Assert.Equal(value.GetType(), derivative.GetType());
        Assert.Equal(Flat.Of(value).Length, Flat.Of(derivative).Length);
    }

    private object?[] At(double[] x)
    {
        var moved = arguments.ToArray();
        foreach (var (position, value) in function.Active.Zip(Unflatten(x)))
            moved[position] = value;
        return moved;
    }

    private object[] Unflatten(double[] x)
    {
        var values = new List<object>();
        int start = 0;
        foreach (var argument in active)
        {
            int length = Flat.Of(argument).Length;
            values.Add(Flat.Like(argument, x.AsSpan(start, length)));
            start += length;
        }

        return [.. values];
    }
}
