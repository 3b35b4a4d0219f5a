using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

/// <summary>Trains the network twice on the same data: on the hand-derived and on the generated gradient.</summary>
internal static class TwoLayerSample
{
    private const double LearningRate = 1e-6;
    private const int Iterations = 500;

    private delegate (Tensor<T> Value, Tensor<T> GradW1, Tensor<T> GradW2) LossAndGradient<T>(
        Tensor<T> x, Tensor<T> y, Tensor<T> w1, Tensor<T> w2)
        where T : unmanaged;

    public static void Run(SampleOptions options)
    {
        var iterations = options.IterationsOr(Iterations, brief: 50);
        if (options.Float)
        {
            Train<float>(TwoLayerByHand.LossValueAndGrad, TwoLayer.LossValueAndGrad, iterations);
            GeneratedFile.Print(typeof(TwoLayer), nameof(TwoLayer.Loss));
        }
        else
        {
            Train<double>(TwoLayerByHand.LossValueAndGrad, TwoLayerDouble.LossValueAndGrad, iterations);
            GeneratedFile.Print(typeof(TwoLayerDouble), nameof(TwoLayerDouble.Loss));
        }
    }

    private static void Train<T>(LossAndGradient<T> byHand, LossAndGradient<T> generated, int iterations)
        where T : unmanaged
    {
        var (x, y, w1, w2) = TwoLayerData.Draw<T>(TwoLayerData.NamedSeed);
        var (v1, v2) = (w1, w2);
        var largestDifference = 0.0;

        Console.WriteLine("iteration   loss, hand-derived       loss, generated");
        for (var t = 0; t < iterations; t++)
        {
            var expected = byHand(x, y, w1, w2);
            var actual = generated(x, y, v1, v2);
            if (t % 25 == 0 || t == iterations - 1)
            {
                Console.WriteLine(
                    $"{t,9}   {expected.Value.ItemAsDouble(),18:E10}   {actual.Value.ItemAsDouble(),19:E10}");
            }
            largestDifference = Math.Max(largestDifference, Math.Max(
                Difference(expected.GradW1, actual.GradW1), Difference(expected.GradW2, actual.GradW2)));

            w1 -= LearningRate * expected.GradW1;
            w2 -= LearningRate * expected.GradW2;
            v1 -= LearningRate * actual.GradW1;
            v2 -= LearningRate * actual.GradW2;
        }
        Console.WriteLine($"The largest difference between the two gradients: {largestDifference}");
    }

    private static double Difference<T>(Tensor<T> a, Tensor<T> b)
        where T : unmanaged => Abs(a - b).Max().ItemAsDouble();
}
