namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The mean over the rows of -log(softmax(logits)[label]): the loss of a classifier. A tensor without axes.
    /// </summary>
    /// <param name="logits">One row of unnormalized log probabilities for each example, n x classes.</param>
    /// <param name="labels">The class of each example, n.</param>
    /// <exception cref="ArgumentException">The shapes do not go together, or there are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    [Derivative(nameof(logits), "grad * SoftmaxCrossEntropyGradient(logits, labels)")]
    [Jvp(nameof(logits), "(tangent * SoftmaxCrossEntropyGradient(logits, labels)).Sum()")]
    [ShapeSignature("->()")]
    public static Tensor<TElement> SoftmaxCrossEntropy<TElement>(Tensor<TElement> logits, Tensor<int> labels)
        where TElement : unmanaged
    {
        RequireLabels(logits, labels);
        using var logProbabilities = LogSoftmax(logits, 1);
        using var column = labels.Reshape(-1, 1);
        using var chosen = logProbabilities.TakeAlongAxis(column, 1);
        using var mean = chosen.Mean();
        return -mean;
    }

    /// <summary>
    /// The gradient of <see cref="SoftmaxCrossEntropy"/> with respect to the logits: (softmax - onehot(labels)) / n.
    /// </summary>
    /// <param name="logits">One row of unnormalized log probabilities for each example, n x classes.</param>
    /// <param name="labels">The class of each example, n.</param>
    /// <exception cref="ArgumentException">The shapes do not go together, or there are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    [Derivative(
        nameof(logits),
        "Softmax(logits) * (grad - (grad * Softmax(logits)).Sum(1, true)) / logits.Shape.SizeOf(0)")]
    [Jvp(
        nameof(logits),
        "Softmax(logits) * (tangent - (tangent * Softmax(logits)).Sum(1, true)) / logits.Shape.SizeOf(0)")]
    [ShapeSignature("(n,c),(n)->(n,c)")]
    public static Tensor<TElement> SoftmaxCrossEntropyGradient<TElement>(Tensor<TElement> logits, Tensor<int> labels)
        where TElement : unmanaged
    {
        RequireLabels(logits, labels);
        var gradient = Softmax(logits, 1);
        using var column = labels.Reshape(-1, 1);
        using var ones = Tensor.Ones<TElement>(column.Shape);
        using var oneHot = ones.ScatterAddAlongAxis(column, 1, gradient.Shape);
        gradient.AddScaledInPlace(oneHot, -1);
        gradient.MultiplyInPlace(1.0 / labels.Size);
        return gradient;
    }

    private static void RequireLabels<TElement>(Tensor<TElement> logits, Tensor<int> labels)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        ElementTypes.RequireReal<TElement>(nameof(SoftmaxCrossEntropy));
        if (logits.Rank != 2 || labels.Rank != 1 || logits.Shape[0] != labels.Shape[0] || labels.Size == 0)
        {
            throw new ArgumentException(
                $"SoftmaxCrossEntropy: logits of shape (n, classes) need labels of shape (n,): "
                + $"{logits.Shape} and {labels.Shape}");
        }
    }
}
