namespace AutoDiffGen.Samples;

/// <summary>Plain gradient descent on a function of two numbers.</summary>
internal static class RosenbrockSample
{
    private const double LearningRate = 0.001;

    public static void Run(SampleOptions options)
    {
        var iterations = options.IterationsOr(full: 20_000, brief: 2_000);
        double x = -1.2, y = 1;

        for (var t = 0; t < iterations; t++)
        {
            var (height, gradX, gradY) = Rosenbrock.HeightValueAndGrad(x, y);
            if (t % (iterations / 10 + 1) == 0)
            {
                Console.WriteLine($"{t,6}  x = {x,9:F6}  y = {y,9:F6}  height = {height:E3}");
            }
            x -= LearningRate * gradX;
            y -= LearningRate * gradY;
        }

        Console.WriteLine($"{iterations,6}  x = {x,9:F6}  y = {y,9:F6}  height = {Rosenbrock.Height(x, y):E3}");
        GeneratedFile.Print(typeof(Rosenbrock), nameof(Rosenbrock.Height));
    }
}
