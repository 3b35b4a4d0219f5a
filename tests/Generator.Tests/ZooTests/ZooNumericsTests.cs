namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Generated derivatives against each other and against everything else that knows the gradient.</summary>
public sealed class ZooNumericsTests
{
    public static TheoryData<string, string, bool> Methods => ZooData.Methods;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Value_OfEveryMember_IsThatOfTheForwardMethod(string file, string name, bool optimize)
    {
        foreach (var (function, point) in Load(file, name, optimize, kinks: true))
        {
            var expected = Flat.Of(point.Value);
            double tolerance = point.IsSingle ? 1e-6 : 1e-14;
            if (function.Has(Derivatives.ValueAndGrad))
                Numeric.AssertClose(expected, Flat.Of(point.ValueAndGrad().Value), tolerance, "ValueAndGrad");
            if (function.Has(Derivatives.Vjp))
                Numeric.AssertClose(expected, Flat.Of(point.Vjp(expected).Value), tolerance, "Vjp");
            if (function.Has(Derivatives.Jvp))
                Numeric.AssertClose(expected, Flat.Of(point.Jvp(point.X).Value), tolerance, "Jvp");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ReverseMode_AtSmoothPoints_AgreesWithForwardMode(string file, string name, bool optimize)
    {
        foreach (var (function, point) in Load(file, name, optimize))
        {
            if (!function.Has(Derivatives.Jvp) || !function.Has(Derivatives.Vjp))
                continue;
            var cotangent = Numeric.Vector(new Random(1), Flat.Of(point.Value).Length);
            var gradient = point.Vjp(cotangent).Gradient;
            foreach (var direction in Numeric.Directions(point.X.Length))
            {
                double forward = Numeric.Dot(cotangent, point.Jvp(direction).Tangent);
                Numeric.AssertClose([forward], [Numeric.Dot(gradient, direction)], point.Tolerance, "reverse against forward mode");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ForwardMode_AtSmoothPoints_AgreesWithDifferences(string file, string name, bool optimize)
    {
        foreach (var (function, point) in Load(file, name, optimize))
        {
            if (!function.Has(Derivatives.Jvp))
                continue;
            foreach (var direction in Numeric.Directions(point.X.Length))
                Numeric.AssertClose(point.Differences(direction), point.Jvp(direction).Tangent, point.NumericTolerance, "Jvp");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ReverseMode_AtSmoothPoints_AgreesWithDifferences(string file, string name, bool optimize)
    {
        foreach (var (function, point) in Load(file, name, optimize))
        {
            var cotangent = function.Has(Derivatives.ValueAndGrad) ? [1] : Numeric.Vector(new Random(2), Flat.Of(point.Value).Length);
            var gradient = function.Has(Derivatives.ValueAndGrad) ? point.ValueAndGrad().Gradient
                : function.Has(Derivatives.Vjp) ? point.Vjp(cotangent).Gradient : null;
            if (gradient is null)
                continue;
            foreach (var direction in Numeric.Directions(point.X.Length))
            {
                double expected = Numeric.Dot(cotangent, point.Differences(direction));
                Numeric.AssertClose([expected], [Numeric.Dot(gradient, direction)], point.NumericTolerance, "reverse mode");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Gradient_WithClosedForm_AgreesWithItEvenAtKinks(string file, string name, bool optimize)
    {
        foreach (var (function, point) in Load(file, name, optimize, kinks: true))
        {
            if (point.ClosedForm() is not { } expected)
                continue;
            if (function.Has(Derivatives.ValueAndGrad))
                Numeric.AssertClose(expected, point.ValueAndGrad().Gradient, point.Tolerance, "ValueAndGrad");
            if (function.Has(Derivatives.Vjp))
                Numeric.AssertClose([.. expected.Select(g => 2 * g)], point.Vjp([2]).Gradient, point.Tolerance, "Vjp");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Gradient_OfAnalyticFunction_AgreesWithComplexStep(string file, string name, bool optimize)
    {
        foreach (var (_, point) in Load(file, name, optimize))
        {
            if (point.ComplexStep() is { } expected)
                Numeric.AssertClose(expected, point.ValueAndGrad().Gradient, point.Tolerance, "ValueAndGrad");
        }
    }

    private static IEnumerable<(ZooFunction Function, ZooPoint Point)> Load(
        string file, string name, bool optimize, bool kinks = false)
    {
        var function = ZooFunction.Load(file, name, optimize);
        return (kinks ? function.Points.Concat(function.Kinks) : function.Points)
            .Select(arguments => (function, new ZooPoint(function, arguments)));
    }
}
