using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Tests;

public sealed class ErrorMessageTests
{
    [Fact]
    public void Operator_ShapesThatDoNotFit_NamesTheOperationAndBoth()
    {
        var a = Tensor.Zeros<float>(3, 4);
        var b = Tensor.Zeros<float>(4, 3);
        Assert.Equal("+: shapes cannot be broadcast together: (3, 4) and (4, 3)", Message(() => a + b));
        Assert.Equal("<: shapes cannot be broadcast together: (3, 4) and (4, 3)", Message(() => a < b));
        Assert.Equal("Max: shapes cannot be broadcast together: (3, 4) and (4, 3)", Message(() => Max(a, b)));
        Assert.Equal("Pow: shapes cannot be broadcast together: (3, 4) and (4, 3)", Message(() => Pow(a, b)));
        Assert.Equal("Where: shapes cannot be broadcast together: (3, 4) and (4, 3)", Message(() => Where(a > 0, a, b)));
    }

    [Fact]
    public void Scalar_ThatAnIntegerCannotHold_IsRefused()
    {
        var integers = Tensor.Arange<int>(3);
        Assert.Equal(
            "A tensor of int cannot be combined with 0.5: cast the tensor first.", Message(() => 0.5 * integers));
        Assert.Equal(
            "A tensor of int cannot be combined with 3000000000: cast the tensor first.", Message(() => integers + 3e9));
        Same.Elements((2 * integers) - 1, new(3), -1, 1, 3);
    }

    [Fact]
    public void Operation_OnAnElementTypeWithoutIt_NamesBoth()
    {
        var mask = Tensor.Ones<bool>(2);
        var integers = Tensor.Ones<int>(2);
        Assert.Equal("+ is not defined for tensors of bool.", Unsupported(() => mask + mask));
        Assert.Equal("Sum is not defined for tensors of bool.", Unsupported(() => mask.Sum()));
        Assert.Equal("ArgMax is not defined for tensors of bool.", Unsupported(() => mask.ArgMax()));
        Assert.Equal("Exp is not defined for tensors of int.", Unsupported(() => Exp(integers)));
        Assert.Equal("Mean is not defined for tensors of int.", Unsupported(() => integers.Mean()));
        Assert.Equal("Softmax is not defined for tensors of int.", Unsupported(() => Softmax(integers)));
    }

    [Fact]
    public void Clamp_BoundsTheWrongWayRound_NamesBoth() =>
        Assert.Equal("Clamp: min is 1, more than max, 0.5.", Message(() => Clamp(Tensor.Ones<float>(1), 1, 0.5)));

    [Fact]
    public void Axis_ThatIsNotThere_IsNamed()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros<float>(2, 3).Sum(2));
        Assert.StartsWith("A tensor with 2 axes has no axis 2.", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Axis -1 is named twice.", Message(() => Tensor.Zeros<float>(2, 3).Sum([1, -1])), StringComparison.Ordinal);
    }

    [Fact]
    public void Gather_IndexOutsideTheAxis_IsNamed()
    {
        var table = Tensor.Zeros<float>(2, 3);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => table.Gather(Tensor.From([0, 2])));
        Assert.StartsWith(
            "Gather: an index is not inside an axis of size 2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftmaxCrossEntropy(table, Tensor.From([0, -1])));
    }

    [Fact]
    public void SoftmaxCrossEntropy_ShapesThatDoNotFit_NamesBoth() => Assert.Equal(
        "SoftmaxCrossEntropy: logits of shape (n, classes) need labels of shape (n,): (2, 3) and (3,)",
        Message(() => SoftmaxCrossEntropy(Tensor.Zeros<float>(2, 3), Tensor.Zeros<int>(3))));

    [Fact]
    public void NullOperand_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => Tensor.Zeros<float>(2) + (Tensor<float>)null!);

    private static string Message(Func<object> action) => Assert.Throws<ArgumentException>(action).Message;

    private static string Unsupported(Func<object> action) => Assert.Throws<NotSupportedException>(action).Message;
}
