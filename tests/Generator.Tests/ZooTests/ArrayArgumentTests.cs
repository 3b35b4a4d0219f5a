using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Arrays and spans that a generated member must refuse, and those it must not.</summary>
public sealed class ArrayArgumentTests
{
    private static readonly double[] Four = [0.5, 1.5, -2, 3];

    [Fact]
    public void OneArrayForTwo_WhereOneIsWritten_IsRefusedByName()
    {
        double[] x = [1, 2];
        var exception = Throws<ArgumentException>("InPlace", "TwoArraysValueAndGrad", x, x);
        Assert.Contains("x and y overlap", exception.Message, StringComparison.Ordinal);
        Throws<ArgumentException>("InPlace", "TwoArraysVjp", x, x, 1.0);
        Throws<ArgumentException>("InPlace", "TwoArraysJvp", x, x, Four[..2], Four[..2]);
    }

    [Fact]
    public void OneArrayForTwo_WhereNoneIsWritten_IsFine()
    {
        var result = (ITuple)Invoke("ArraySums", "DotValueAndGrad", Four, Four)!;
        Assert.Equal(Four, result[1]);
        Assert.Equal(Four, result[2]);
        Assert.NotSame(result[1], result[2]);
    }

    [Fact]
    public void OneArrayForTwo_OfAHessianProduct_IsFineUnlessItIsAGradient()
    {
        double[] expected = new double[4], product = new double[4];
        Invoke("NeighbouringElements", "RoughnessHvp", Four, Four.ToArray(), new double[4], expected);
        Invoke("NeighbouringElements", "RoughnessHvp", Four, Four, new double[4], product);
        Assert.Equal(expected, product);
        Throws<ArgumentException>("NeighbouringElements", "RoughnessHvp", Four, product, new double[4], product);
        Throws<ArgumentException>("NeighbouringElements", "RoughnessHvp", Four, Four.ToArray(), product, product);
        Throws<ArgumentException>("NeighbouringElements", "RoughnessHvp", Four, Four.ToArray(), Four, product);
    }

    [Theory]
    [InlineData("Shared", "Weighted", "Fixed")]
    [InlineData("Current", "Filtered", "current")]
    [InlineData("Shared", "ByRows", "Row")]
    public void Array_ThatTheMethodFindsInAField_IsRefusedWhereItIsWritten(string table, string name, string field)
    {
        double[] x = (double[])Invoke("Tables", "get_" + table)!, before = [.. x];
        var exception = Throws<ArgumentException>("Tables", name + "ValueAndGrad", x);
        Assert.Contains($"x and {field} overlap", exception.Message, StringComparison.Ordinal);
        before.CopyTo(x, 0);
        Throws<ArgumentException>("Tables", name + "Jvp", x, Four);
        before.CopyTo(x, 0);
    }

    [Fact]
    public void OneTangentForTwo_WhereTheyAreWritten_IsRefused()
    {
        double[] tangent = [1, 2];
        Throws<ArgumentException>("InPlace", "TwoArraysJvp", Four[..2], Four[2..], tangent, tangent);
    }

    [Fact]
    public void SpanForGradient_ThatIsTheArgument_IsRefusedByName()
    {
        var exception = Throws<ArgumentException>("Spans", "EnergyValueAndGrad", Four, Four);
        Assert.Contains("gradX", exception.Message, StringComparison.Ordinal);
        Assert.Contains("overlap", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SpanForGradient_ThatIsThatOfAnother_IsRefusedByName()
    {
        double[] gradient = new double[2];
        var exception = Throws<ArgumentException>("Spans", "TwoSpansValueAndGrad", Four[..2], Four[2..], gradient, gradient);
        Assert.Contains("gradX and gradY overlap", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void SpanForGradient_OfOtherLength_IsRefusedWithBothLengths(int length)
    {
        var exception = Throws<ArgumentException>("Spans", "EnergyValueAndGrad", Four, new double[length]);
        Assert.Contains($"gradX has length {length}, but x has length 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tangent_OfOtherLength_IsRefusedWithBothLengths()
    {
        var exception = Throws<ArgumentException>("ArraySums", "DotJvp", Four, Four, Four[..3], Four);
        Assert.Contains("tangentA has length 3, but a has length 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TangentRows_ThatAreOneArray_WhereRowsAreWritten_AreRefusedByName()
    {
        double[] zeros = [0, 0];
        double[][] rows = [[1, 2], [3, 4], [5, 6]];
        var exception = Throws<ArgumentException>("JaggedArrays", "RowsInPlaceJvp", rows, (double[][])[zeros, [1, 1], zeros]);
        Assert.Contains("tangentX[0] and tangentX[2] are one array", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TangentRows_ThatAreOneArray_WhereNoneIsWritten_AreFine()
    {
        double[] ones = [1, 1];
        var result = (ITuple)Invoke("JaggedArrays", "SumOfRowsJvp", (double[][])[[1, 2], [3, 4]], (double[][])[ones, ones])!;
        Assert.Equal(2.0 * (1 + 2) + 4 * (3 + 4), result[1]);
    }

    [Fact]
    public void TangentRows_ThatAreShared_AsTheRowsAre_AreFine()
    {
        double[] row = [2, 3], tangent = [1, 0];
        var result = (ITuple)Invoke("JaggedArrays", "OneRowJvp", (double[][])[row, row], 1, (double[][])[tangent, tangent])!;
        Assert.Equal(0.0, result[1]);
    }

    [Fact]
    public void Cotangent_OfOtherLength_IsRefusedWithBothLengths()
    {
        var exception = Throws<ArgumentException>("ArrayResults", "ConvolutionVjp", Four, Four, Four);
        Assert.Contains("gradOut has length 4, but", exception.Message, StringComparison.Ordinal);
        Throws<ArgumentException>("ArrayResults", "ProductVjp", new double[2, 3], new double[3, 2], new double[2, 3]);
    }

    [Fact]
    public void Cotangent_OfResultThatIsTheArgument_IsNotWritten()
    {
        double[] gradOut = [1, 1, 1, 1];
        Invoke("ArrayResults", "OverwrittenVjp", Four.ToArray(), gradOut);
        Assert.Equal([1, 1, 1, 1], gradOut);
    }

    [Theory]
    [InlineData("ValueAndGrad", 0)]
    [InlineData("Vjp", 1)]
    [InlineData("Jvp", 2)]
    public void Index_OutOfRange_ThrowsAsInTheMethod(string member, int extra)
    {
        object?[] extras = extra == 0 ? [] : extra == 1 ? [1.0] : [Four];
        Throws<IndexOutOfRangeException>("ArraySums", "OneElement" + member, [Four, 4, .. extras]);
        Throws<IndexOutOfRangeException>("ArraySums", "OneElement" + member, [Four, -1, .. extras]);
    }

    [Fact]
    public void Index_OutOfRangeOfEmptyArray_ThrowsAsInTheMethod()
    {
        Throws<IndexOutOfRangeException>("InPlace", "Recurrence", Array.Empty<double>());
        Throws<IndexOutOfRangeException>("InPlace", "RecurrenceValueAndGrad", Array.Empty<double>());
        Throws<IndexOutOfRangeException>("Spans", "RecurrenceValueAndGrad", Array.Empty<double>(), Array.Empty<double>());
    }

    private static TException Throws<TException>(string type, string name, params object?[] arguments)
        where TException : Exception =>
        Assert.Throws<TException>(() => Invoke(type, name, arguments));

    private static object? Invoke(string type, string name, params object?[] arguments)
    {
        var method = ZooBuilds.Assembly($"Arrays/{type}.cs", optimize: true).GetType("Zoo." + type)!.GetMethod(name)!;
        return SpanCall.IsNeeded(method)
            ? SpanCall.Invoke(method, null, arguments)
            : method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }
}
