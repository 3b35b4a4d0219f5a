using AutoDiffGen.Data;

namespace AutoDiffGen.Samples;

/// <summary>Trains softmax regression on real images by stochastic gradient descent.</summary>
internal static class FashionMnistSample
{
    private const double LearningRate = 0.1;
    private const int BatchSize = 100, Seed = 0;

    public static void Run(SampleOptions options)
    {
        var folder = options.Data ?? FashionMnistData.DebianFolder;
        if (FashionMnistData.TryLoad(folder, "train") is not { } train ||
            FashionMnistData.TryLoad(folder, "t10k") is not { } test)
        {
            SayHowToGetData(folder);
            return;
        }
        Console.WriteLine($"{train.Count} images to train on, {test.Count} to test on, from {folder}");

        var w = Tensor.Zeros<float>(train.Pixels, FashionMnistData.Classes);
        var b = Tensor.Zeros<float>(FashionMnistData.Classes);
        var random = new TensorRandom(Seed);
        var epochs = options.IterationsOr(full: 10, brief: 1);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            // Smaller and smaller steps settle where the batches agree.
            var rate = LearningRate / Math.Sqrt(epoch);
            var sum = 0.0;
            foreach (var batch in Batches.Shuffled(train.Count, BatchSize, random))
            {
                var (loss, gradW, gradB) = SoftmaxRegression.LossValueAndGrad(
                    train.Images(batch), train.Labels(batch), w, b);
                sum += loss.Item() * batch.Length;
                w -= rate * gradW;
                b -= rate * gradB;
            }
            Console.WriteLine(
                $"epoch {epoch}: mean loss {sum / train.Count:F4}, test accuracy {Accuracy(test, w, b):P2}");
        }
        GeneratedFile.Print(typeof(SoftmaxRegression), nameof(SoftmaxRegression.Loss));
    }

    private static double Accuracy(FashionMnistData data, Tensor<float> w, Tensor<float> b)
    {
        var all = Enumerable.Range(0, data.Count).ToArray();
        var hits = SoftmaxRegression.Predict(data.Images(all), w, b).ToArray()
            .Zip(data.Labels(all).ToArray(), (predicted, label) => predicted == label)
            .Count(hit => hit);
        return hits / (double)data.Count;
    }

    private static void SayHowToGetData(string folder) => Console.WriteLine($"""
        The Fashion-MNIST files are not in {folder}.
        On Debian and Ubuntu: sudo apt-get install dataset-fashion-mnist
        Elsewhere: get the four files that end in -ubyte.gz from https://github.com/zalandoresearch/fashion-mnist,
        and say where they are: dotnet run -c Release --project src/Samples -- fashion-mnist --data DIR
        """);
}
