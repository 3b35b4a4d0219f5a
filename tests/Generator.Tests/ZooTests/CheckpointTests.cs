using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Checkpointed loops: the same gradients as of ordinary ones, from much less memory.</summary>
public sealed class CheckpointTests
{
    private const string File = "Loops/Checkpoints.cs";
    private const string ArrayFile = "Loops/CheckpointedArrays.cs";

    [Theory]
    [InlineData("Swing")]
    [InlineData("Scheduled")]
    [InlineData("Mixed")]
    [InlineData("Inside")]
    [InlineData("Recurrent")]
    [InlineData("Helped")]
    [InlineData("NotAgain")]
    [InlineData("Driven")]
    [InlineData("InPlace")]
    public void Gradient_OfCheckpointedLoop_IsThatOfTheOrdinaryOneBitForBit(string name) =>
        AreTheSame(File, "Checkpoints." + name, (function, arguments) => function.ValueAndGrad(arguments));

    [Theory]
    [InlineData("Diffusion")]
    [InlineData("Exchanged")]
    [InlineData("Plane")]
    [InlineData("Rows")]
    [InlineData("Rounds")]
    [InlineData("Nested")]
    [InlineData("Linear")]
    [InlineData("Growing")]
    [InlineData("Copied")]
    [InlineData("Renamed")]
    [InlineData("ReadBehind")]
    public void Gradient_OfLoopThatWritesArrays_IsThatOfTheOrdinaryOneBitForBit(string name) =>
        AreTheSame(ArrayFile, "CheckpointedArrays." + name, (function, arguments) => function.ValueAndGrad(arguments));

    [Fact]
    public void Vjp_OfLoopWhoseArrayIsReturned_IsThatOfTheOrdinaryOneBitForBit() =>
        AreTheSame(ArrayFile, "CheckpointedArrays.Stages", (function, arguments) => function.Vjp(arguments, Flat.Copy(arguments[0])!));

    private static void AreTheSame(string file, string name, Func<ZooFunction, object?[], ZooResult> derivative)
    {
        foreach (bool optimize in (bool[])[true, false])
        {
            var function = ZooFunction.Load(file, name, optimize);
            var plain = ZooFunction.Load(file, name + "Plain", optimize);
            foreach (var arguments in function.Points)
            {
                var (actual, expected) = (derivative(function, arguments), derivative(plain, arguments));
                Assert.Equal(Flat.Of(expected.Value), Flat.Of(actual.Value));
                Assert.Equal(expected.Derivatives.SelectMany(Flat.Of), actual.Derivatives.SelectMany(Flat.Of));
            }
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Memory_OfCheckpointedLoop_GrowsAsTheSquareRoot(int steps)
    {
        // Three arrays are held at once, and the pool may round each up to twice its size, or to 16.
        Assert.InRange(PeakOf("SwingValueAndGrad", steps), Math.Sqrt(steps), 6 * Math.Sqrt(steps) + 96);
        Assert.True(PeakOf("SwingPlainValueAndGrad", steps) >= steps);
    }

    [Fact]
    public void Memory_OfLoopThatWritesArrays_GrowsAsTheSquareRoot()
    {
        // Twice as much for four times as many steps, give or take the doubling of stacks and of pooled arrays.
        (long few, long many) = (ElementsOf("DiffusionValueAndGrad", 10_000), ElementsOf("DiffusionValueAndGrad", 160_000));
        Assert.InRange(many, 2 * few, 8 * few);
        Assert.InRange(ElementsOf("DiffusionPlainValueAndGrad", 160_000), 50 * many, long.MaxValue);
    }

    /// <summary>What a call allocates and holds of the pools, on a thread that has nothing yet.</summary>
    private static long ElementsOf(string member, int steps)
    {
        var gradient = ZooBuilds.Assembly(ArrayFile, optimize: true).GetType("Zoo.CheckpointedArrays")!
            .GetMethod(member, BindingFlags.Static | BindingFlags.Public)!
            .CreateDelegate<Func<double[], double, int, (double, double[], double)>>();
        long elements = 0;
        var thread = new Thread(() =>
        {
            double[] state = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
            using var rented = new RentedElements();
            long before = GC.GetAllocatedBytesForCurrentThread();
            gradient(state, 0.3, steps);
            elements = rented.Peak + ((GC.GetAllocatedBytesForCurrentThread() - before) / sizeof(double));
        });
        thread.Start();
        thread.Join();
        return elements;
    }

    private static long PeakOf(string member, int steps)
    {
        var gradient = ZooBuilds.Assembly(File, optimize: true).GetType("Zoo.Checkpoints")!
            .GetMethod(member, BindingFlags.Static | BindingFlags.Public)!
            .CreateDelegate<Func<double, double, double, int, (double, double, double, double)>>();
        using var rented = new RentedElements();
        gradient(0.5, 0.1, 2, steps);
        return rented.Peak;
    }
}
