namespace AutoDiffGen.Samples;

/// <summary>Trains a network with two hidden layers: one layer more is two lines more.</summary>
internal static class ThreeLayerSample
{
    private const double LearningRate = 1e-4;
    private const int N = 128, In = 1000, Hidden = 100, Out = 10, Seed = 0;

    public static void Run(SampleOptions options)
    {
        var iterations = options.IterationsOr(full: 1000, brief: 50);
        var random = new TensorRandom(Seed);
        var x = Tensor.Randn<double>(random, N, In);
        var y = Tensor.Randn<double>(random, N, Out);

        // Scaled so that the numbers do not grow from layer to layer (He and others, 2015, arXiv:1502.01852).
        var w1 = Math.Sqrt(2.0 / In) * Tensor.Randn<double>(random, In, Hidden);
        var w2 = Math.Sqrt(2.0 / Hidden) * Tensor.Randn<double>(random, Hidden, Hidden);
        var w3 = Math.Sqrt(2.0 / Hidden) * Tensor.Randn<double>(random, Hidden, Out);

        Console.WriteLine("iteration   loss");
        for (var t = 0; t < iterations; t++)
        {
            var (loss, gradW1, gradW2, gradW3) = ThreeLayer.LossValueAndGrad(x, y, w1, w2, w3);
            if (t % 50 == 0 || t == iterations - 1)
            {
                Console.WriteLine($"{t,9}   {loss.Item():E6}");
            }
            w1 -= LearningRate * gradW1;
            w2 -= LearningRate * gradW2;
            w3 -= LearningRate * gradW3;
        }
        GeneratedFile.Print(typeof(ThreeLayer), nameof(ThreeLayer.Loss));
    }
}
