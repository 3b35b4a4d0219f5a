namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// Both transformations can be applied to the output of both: forward over a derivative agrees with differences of that
/// derivative, and reverse over it is the transpose of forward over it.
/// </summary>
public sealed class ZooSecondOrderTests
{
    private static readonly string[] Compositions = ["VjpVjp", "VjpJvp", "JvpVjp", "JvpJvp"];

    /// <summary>
    /// The rule of one calls a function that has no rule; what a loop keeps of rows, and rows that are exchanged, are not
    /// differentiated again.
    /// </summary>
    private static readonly string[] WithoutSecondDerivative =
    [
        "TensorHelpers.UserPrimitive", "CheckpointedArrays.Rows", "JaggedArrays.RowsExchanged", "RecursiveDerivatives.OfExchanged",
    ];

    private readonly Random random = new(3);

    public static TheoryData<string, string> Methods { get; } = CreateMethods();

    [Theory]
    [MemberData(nameof(Methods))]
    public void ForwardOverReverse_AtSmoothPoints_AgreesWithDifferences(string file, string name) => ForEachPoint(file, name, point =>
    {
        // (x, u) -> (y, J' u), along (dx, du)
        var first = new FirstOrder(
            input => Join(point.Function.Vjp(point.At(input[..^1]), input[^1])), [.. point.Active, Random(point.Value)]);
        point.AssertForward("VjpJvp", first, Random(first.Inputs));
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void ReverseOverReverse_AtSmoothPoints_IsTheTransposeOfForwardOverReverse(string file, string name) => ForEachPoint(file, name, point =>
    {
        object seed = Random(point.Value);
        point.AssertTranspose("VjpJvp", "VjpVjp", [seed], Random([.. point.Active, seed]), Random([point.Value, .. point.Active]));
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void ForwardOverForward_AtSmoothPoints_AgreesWithDifferences(string file, string name) => ForEachPoint(file, name, point =>
    {
        // (x, v) -> (y, J v), along (dx, dv)
        int count = point.Active.Length;
        var first = new FirstOrder(
            input => Join(point.Function.Jvp(point.At(input[..count]), input[count..])), [.. point.Active, .. Random(point.Active)]);
        point.AssertForward("JvpJvp", first, Random(first.Inputs));
    });

    [Theory]
    [MemberData(nameof(Methods))]
    public void ReverseOverForward_AtSmoothPoints_IsTheTransposeOfForwardOverForward(string file, string name) => ForEachPoint(file, name, point =>
    {
        var tangents = Random(point.Active);
        point.AssertTranspose("JvpJvp", "JvpVjp", tangents, Random([.. point.Active, .. tangents]), Random([point.Value, point.Value]));
    });

    /// <summary>Nothing is left out because it could not be differentiated again.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Compositions_OfMethodWithBothModes_AreThere(string file, string name)
    {
        var function = ZooFunction.Load(file, name, ZooBuilds.SecondOrderAssembly(file));
        if (function.Has(Derivatives.Vjp) && function.Has(Derivatives.Jvp) && !WithoutSecondDerivative.Contains(name))
            Assert.Equal(Compositions, Compositions.Where(function.HasMember));
    }

    private static TheoryData<string, string> CreateMethods()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in ZooCase.All)
            data.Add(one.File, one.Name);
        return data;
    }

    private static void ForEachPoint(string file, string name, Action<SecondOrderPoint> check)
    {
        var function = ZooFunction.Load(file, name, ZooBuilds.SecondOrderAssembly(file));
        if (!function.Has(Derivatives.Vjp) || !function.Has(Derivatives.Jvp) || function.HasSpans)
            return;
        foreach (var arguments in function.Points)
            check(new SecondOrderPoint(function, arguments));
    }

    private static object[] Join(ZooResult result) => [result.Value, .. result.Derivatives];

    private object Random(object like) => Flat.Like(like, Numeric.Vector(random, Flat.Of(like).Length));

    private object[] Random(object[] like) => [.. like.Select(Random)];
}
