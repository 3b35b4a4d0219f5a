using System.Reflection;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>What is asked of loops beyond right numbers.</summary>
public sealed class LoopTests
{
    [Fact]
    public void Gradient_WithKnownNumberOfIterations_AllocatesNothing()
    {
        var gradient = Find<Func<double, double, double, int, (double, double, double, double)>>("Loops/Simulation.cs", "SimulateValueAndGrad");
        AssertAllocatesNothing(() => gradient(0.5, 0.1, 2, 40));
    }

    [Fact]
    public void Gradient_WithUnknownNumberOfIterations_AllocatesNothing()
    {
        var gradient = Find<Func<double, (double, double)>>("Loops/WhileLoops.cs", "NewtonSqrtValueAndGrad");
        AssertAllocatesNothing(() => gradient(40));
    }

    [Fact]
    public void Gradient_OfNestedLoops_AllocatesNothing()
    {
        var gradient = Find<Func<double, int, (double, double)>>("Loops/NestedLoops.cs", "ThreeLevelsValueAndGrad");
        AssertAllocatesNothing(() => gradient(0.9, 5));
    }

    private static TDelegate Find<TDelegate>(string file, string name)
        where TDelegate : Delegate =>
        ZooBuilds.Assembly(file, optimize: true).GetTypes()
            .Select(type => type.GetMethod(name, BindingFlags.Static | BindingFlags.Public))
            .OfType<MethodInfo>()
            .Single()
            .CreateDelegate<TDelegate>();

    /// <summary>A pool of the runtime may be trimmed while another test collects, but not again and again.</summary>
    private static void AssertAllocatesNothing<TResult>(Func<TResult> call)
    {
        var allocated = Enumerable.Range(0, 5).Select(_ =>
        {
            call();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
                call();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.Contains(0L, allocated);
    }
}
