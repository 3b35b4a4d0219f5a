namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>The forward pass does what the method does, operation by operation, also to its arguments.</summary>
public sealed class ExactValueTests
{
    private static readonly string[] Folders = ["Loops/", "Arrays/", "Calls/"];

    public static TheoryData<string, string> Methods { get; } = CreateMethods();

    [Theory]
    [MemberData(nameof(Methods))]
    public void Value_OfGradient_IsThatOfTheMethodBitForBit(string file, string name) => ForEachResult(
        file, name, (function, arguments, result) => AssertSameBits(function.Value(arguments), result.Value));

    /// <summary>An array that the method overwrites is left as the method leaves it, and no other is written.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Arguments_AfterEveryMember_AreThoseAfterTheMethod(string file, string name) => ForEachResult(
        file, name, (function, arguments, result) => Assert.All(
            function.ArgumentsAfter(arguments).Zip(result.Arguments), pair => AssertSameBits(pair.First, pair.Second)));

    private static void ForEachResult(string file, string name, Action<ZooFunction, object?[], ZooResult> check)
    {
        foreach (bool optimize in (bool[])[true, false])
        {
            var function = ZooFunction.Load(file, name, optimize);
            foreach (var arguments in function.Points.Concat(function.Kinks))
            {
                foreach (var result in Results(function, arguments))
                    check(function, arguments, result);
            }
        }
    }

    private static IEnumerable<ZooResult> Results(ZooFunction function, object?[] arguments)
    {
        if (function.Has(Derivatives.ValueAndGrad))
            yield return function.ValueAndGrad(arguments);
        if (function.Has(Derivatives.Vjp))
            yield return function.Vjp(arguments, function.Value(arguments));
        if (function.Has(Derivatives.Jvp))
            yield return function.Jvp(arguments, [.. function.Active.Select(position => arguments[position]!)]);
    }

    private static void AssertSameBits(object? expected, object? actual)
    {
        Assert.Equal(expected?.GetType(), actual?.GetType());
        if (expected is not null && Flat.CanHold(expected.GetType()))
        {
            Assert.Equal(Bits(expected), Bits(actual!));
            Assert.Equal(Leaves.Inactive(expected), Leaves.Inactive(actual!));
        }
        else
            Assert.Equal(expected, actual);
    }

    private static IEnumerable<long> Bits(object value) => Flat.Of(value).Select(BitConverter.DoubleToInt64Bits);

    private static TheoryData<string, string> CreateMethods()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in ZooCase.All.Where(one => Folders.Any(folder => one.File.StartsWith(folder, StringComparison.Ordinal))))
            data.Add(one.File, one.Name);
        return data;
    }
}
