namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Hessian-vector products, Hessians and Jacobians against differences of gradients and against each other.</summary>
public sealed class ZooMatrixTests
{
    private static readonly string[] Folders = ["SecondOrder/", "Aggregates/"];

    public static TheoryData<string, string, bool> Methods { get; } = CreateMethods();

    [Theory]
    [MemberData(nameof(Methods))]
    public void Hvp_AtSmoothPoints_IsTheDifferenceOfGradients(string file, string name, bool optimize) => ForEach(file, name, optimize, Derivatives.Hvp, (function, arguments) =>
    {
        var point = new ZooPoint(function, arguments);
        var second = new SecondOrderPoint(function, arguments);
        int count = second.Active.Length;
        foreach (var direction in Numeric.Directions(point.X.Length))
        {
            var results = function.Hvp(arguments, Unflatten(direction, second.Active));
            var gradient = point.ValueAndGrad();
            var expected = Numeric.Directional(
                x => Flatten(function.ValueAndGrad(second.At(Unflatten(x, second.Active))).Derivatives), point.X, direction, point.Step);
            Assert.Equal(1 + (2 * count), results.Length);
            Numeric.AssertClose(Flat.Of(gradient.Value), Flat.Of(results[0]), point.Tolerance, "value");
            Numeric.AssertClose(gradient.Gradient, Flatten(results[1..(1 + count)]), point.Tolerance, "gradient");
            Numeric.AssertClose(expected, Flatten(results[(1 + count)..]), (point.IsSingle ? 2e-2 : 1e-5) + point.NumericTolerance, "Hvp");
        }
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Hessian_OfNumbers_HoldsTheProductsWithUnitVectors(string file, string name, bool optimize) => ForEach(file, name, optimize, Derivatives.Hessian, (function, arguments) =>
    {
        var second = new SecondOrderPoint(function, arguments);
        (int count, int size) = (second.Active.Length, Flatten(second.Active).Length);
        var blocks = new Queue<double>(Flatten(function.Blocks(Derivatives.Hessian, arguments)));
        for (int row = 0; row < size; row++)
        {
            var unit = Enumerable.Range(0, size).Select(i => i == row ? 1.0 : 0.0).ToArray();
            var products = Flatten(function.Hvp(arguments, Unflatten(unit, second.Active))[(1 + count)..]);
            foreach (double expected in products[row..])
                Numeric.AssertClose([expected], [blocks.Dequeue()], new ZooPoint(function, arguments).Tolerance * 10, "Hessian");
        }

        Assert.Empty(blocks);
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Jacobian_OfOneNumber_IsTheGradient(string file, string name, bool optimize) => ForEach(file, name, optimize, Derivatives.Jacobian | Derivatives.ValueAndGrad, (function, arguments) =>
    {
        var point = new ZooPoint(function, arguments);
        Numeric.AssertClose(point.ValueAndGrad().Gradient, Flatten(function.Blocks(Derivatives.Jacobian, arguments)), point.Tolerance, "Jacobian");
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Jacobian_OfSeveralNumbers_HoldsTheirTangents(string file, string name, bool optimize) => ForEach(file, name, optimize, Derivatives.Jacobian | Derivatives.Jvp, (function, arguments) =>
    {
        var second = new SecondOrderPoint(function, arguments);
        double[] blocks = Flatten(function.Blocks(Derivatives.Jacobian, arguments));
        int size = Flatten(second.Active).Length;
        for (int column = 0; column < size; column++)
        {
            var unit = Enumerable.Range(0, size).Select(i => i == column ? 1.0 : 0.0).ToArray();
            double[] tangents = Flatten(function.Jvp(arguments, Unflatten(unit, second.Active)).Derivatives);
            Numeric.AssertClose(tangents, [.. blocks.Where((_, i) => i % unit.Length == column)], new ZooPoint(function, arguments).Tolerance, "Jacobian");
        }
    });

    private static double[] Flatten(object[] values) => [.. values.SelectMany(Flat.Of)];

    private static object[] Unflatten(double[] x, object[] like)
    {
        int start = 0;
        return [.. like.Select(value =>
        {
            int length = Flat.Of(value).Length;
            start += length;
            return Flat.Like(value, x.AsSpan(start - length, length));
        })];
    }

    private static void ForEach(string file, string name, bool optimize, Derivatives member, Action<ZooFunction, object?[]> check)
    {
        var function = ZooFunction.Load(file, name, optimize);
        if (function.Has(member))
        {
            foreach (var arguments in function.Points)
                check(function, arguments);
        }
    }

    private static TheoryData<string, string, bool> CreateMethods()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var one in ZooCase.All.Where(one => Folders.Any(folder => one.File.StartsWith(folder, StringComparison.Ordinal)) && one.File != "SecondOrder/ArrayMatrices.cs"))
        {
            data.Add(one.File, one.Name, true);
            data.Add(one.File, one.Name, false);
        }

        return data;
    }
}
