using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Checkpointed loops: the same gradients as of ordinary ones, from much less memory.</summary>
public sealed class CheckpointTests
{
    private const string File = "Loops/Checkpoints.cs";

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
    public void Gradient_OfCheckpointedLoop_IsThatOfTheOrdinaryOneBitForBit(string name)
    {
        foreach (bool optimize in (bool[])[true, false])
        {
            var function = ZooFunction.Load(File, "Checkpoints." + name, optimize);
            var plain = ZooFunction.Load(File, "Checkpoints." + name + "Plain", optimize);
            foreach (var arguments in function.Points)
            {
                var (actual, expected) = (function.ValueAndGrad(arguments), plain.ValueAndGrad(arguments));
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
