using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;
using static AutoDiffGen.TensorMath;
using Matrix = AutoDiffGen.Tensor<double>;

namespace AutoDiffGen.Generator.Tests.Training;

/// <summary>
/// The two-layer network of the tutorials at its full size: at each of 500 iterations the generated loss is that of the
/// hand-derived version, which trains beside it with its own gradients.
/// </summary>
public sealed class TrainingTests : IDisposable
{
#if DEBUG
    private const int Iterations = 20; // Without compiler optimization the kernels take fifty times as long.
#else
    private const int Iterations = 500;
#endif
    private const double LearningRate = 1e-6;

    private readonly LoadedAssembly network = new(GeneratorHost.Run<DifferentiableGenerator>([("Network.cs", """
        using AutoDiffGen;
        using static AutoDiffGen.TensorMath;

        public static partial class TwoLayer
        {
            [Differentiable]
            public static Tensor<double> Loss(
                [NoGrad, Shape("N, D_in")] Tensor<double> x, [NoGrad, Shape("N, D_out")] Tensor<double> y,
                [Shape("D_in, H")] Tensor<double> w1, [Shape("H, D_out")] Tensor<double> w2)
            {
                var h = x.MatMul(w1);
                var hRelu = Max(h, 0);
                var yPred = hRelu.MatMul(w2);
                return Square(yPred - y).Sum();
            }
        }

        /// Other names, another order of the parameters, and the input is active while a weight is not.
        public static partial class Variant
        {
            [Differentiable]
            public static Tensor<double> Misfit(
                [NoGrad, Shape("Hidden, Out")] Tensor<double> upper, [Shape("In, Hidden")] Tensor<double> lower,
                [Shape("Batch, In")] Tensor<double> input, [NoGrad, Shape("Batch, Out")] Tensor<double> wanted)
            {
                var sums = input.MatMul(lower);
                var difference = wanted - Relu(sums).MatMul(upper);
                return Square(difference).Sum();
            }
        }
        """)]));

    private delegate (Matrix Value, Matrix First, Matrix Second) Generated(Matrix a, Matrix b, Matrix c, Matrix d);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Loss_OfTwoLayerNetwork_IsTheHandDerivedOneAtEveryIteration(int seed)
    {
        var generated = Load("TwoLayer", "LossValueAndGrad");
        var (x, y, w1, w2) = Draw(seed);
        var (v1, v2) = (w1, w2);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            var (value, gradW1, gradW2) = generated(x, y, w1, w2);
            var (loss, handW1, handW2) = TwoLayerByHand(x, y, v1, v2);
            AssertSame(loss, value, iteration);
            if (iteration == 0)
                AssertSame((handW1, gradW1), (handW2, gradW2));
            (w1, w2) = (w1 - (LearningRate * gradW1), w2 - (LearningRate * gradW2));
            (v1, v2) = (v1 - (LearningRate * handW1), v2 - (LearningRate * handW2));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Loss_OfVariant_IsTheHandDerivedOneAtEveryIteration(int seed)
    {
        var generated = Load("Variant", "MisfitValueAndGrad");
        var (input, wanted, lower, upper) = Draw(seed);
        var (handInput, handLower) = (input, lower);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            var (value, gradLower, gradInput) = generated(upper, lower, input, wanted);
            var (loss, byHandLower, byHandInput) = VariantByHand(upper, handLower, handInput, wanted);
            AssertSame(loss, value, iteration);
            if (iteration == 0)
                AssertSame((byHandLower, gradLower), (byHandInput, gradInput));
            (lower, input) = (lower - (LearningRate * gradLower), input - (LearningRate * gradInput));
            (handLower, handInput) = (handLower - (LearningRate * byHandLower), handInput - (LearningRate * byHandInput));
        }
    }

    public void Dispose() => network.Dispose();

    private static (double Loss, Matrix W1, Matrix W2) TwoLayerByHand(Matrix x, Matrix y, Matrix w1, Matrix w2)
    {
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var yPred = hRelu.MatMul(w2);
        var gradYPred = 2 * (yPred - y);
        var gradW2 = hRelu.T.MatMul(gradYPred);
        var gradH = Where(h >= 0, gradYPred.MatMul(w2.T), 0);
        return (Square(yPred - y).Sum().Item(), x.T.MatMul(gradH), gradW2);
    }

    private static (double Loss, Matrix Lower, Matrix Input) VariantByHand(Matrix upper, Matrix lower, Matrix input, Matrix wanted)
    {
        var sums = input.MatMul(lower);
        var predicted = Max(sums, 0).MatMul(upper);
        var gradSums = Where(sums > 0, (2 * (predicted - wanted)).MatMul(upper.T), 0);
        return (Square(predicted - wanted).Sum().Item(), input.T.MatMul(gradSums), gradSums.MatMul(lower.T));
    }

    private static (Matrix X, Matrix Y, Matrix W1, Matrix W2) Draw(int seed)
    {
        var random = new TensorRandom(seed);
        return (
            Tensor.Randn<double>(random, 64, 1000), Tensor.Randn<double>(random, 64, 10),
            Tensor.Randn<double>(random, 1000, 100), Tensor.Randn<double>(random, 100, 10));
    }

    private static void AssertSame(double loss, Matrix value, int iteration) =>
        Assert.True(Math.Abs(loss - value.Item()) <= 1e-9 * (1 + loss), $"iteration {iteration}: {loss:R} and {value.Item():R}");

    private static void AssertSame(params (Matrix ByHand, Matrix Generated)[] gradients)
    {
        foreach (var (byHand, generated) in gradients)
            Assert.True(Abs(generated - byHand).Max().Item() <= 1e-12 * Abs(byHand).Max().Item());
    }

    private Generated Load(string type, string method) =>
        network.Assembly.GetType(type)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Generated>();
}
