using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

/// <summary>Calls with an array for each span.</summary>
public sealed class SpanCallTests
{
    private static readonly double[] OneTwo = [1, 2];

    [Fact]
    public void Invoke_WithArrayForSpan_SeesWhatTheMethodWrites()
    {
        double[] target = [0, 0];
        Assert.Equal(5.0, Invoke(nameof(Scale), target, OneTwo, 2.0));
        Assert.Equal([2, 4], target);
    }

    [Fact]
    public void Invoke_OfMethodThatReturnsSpan_GivesArray() =>
        Assert.Equal(OneTwo[1..], Invoke(nameof(Tail), OneTwo));

    [Fact]
    public void Invoke_OfMethodThatThrows_ThrowsTheSame() =>
        Assert.Throws<IndexOutOfRangeException>(() => Invoke(nameof(Scale), Array.Empty<double>(), OneTwo, 2.0));

    private static object? Invoke(string name, params object?[] arguments)
    {
        var method = typeof(SpanCallTests).GetMethod(name, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        Assert.True(SpanCall.IsNeeded(method));
        return SpanCall.Invoke(method, null, arguments);
    }

    private static double Scale(Span<double> target, ReadOnlySpan<double> source, in double factor)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = factor * source[i];
        return factor * 2 + 1;
    }

    private static ReadOnlySpan<double> Tail(ReadOnlySpan<double> values) => values[1..];
}
