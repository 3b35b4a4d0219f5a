using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>A ref local of an element that is not there throws where it is declared, before anything else is done.</summary>
public sealed class RefLocalTests
{
    private readonly LoadedAssembly loaded = new(GeneratorHost.Run<DifferentiableGenerator>([("Outside.cs", """
        using System;
        using AutoDiffGen;

        public static partial class Outside
        {
            public static int Calls;

            [Differentiable]
            public static double WrittenLater(double[] a, int i)
            {
                ref double x = ref a[i];
                a[0] = 7;
                x = 1;
                return a[0];
            }

            [Differentiable]
            public static double NeverUsed(double[] a, int i)
            {
                ref double x = ref a[i];
                return a[0] * a[0];
            }

            [Differentiable]
            public static double UsedAfterACall(double[] a, int i)
            {
                ref double x = ref a[i];
                int calls = Count();
                return x * calls;
            }

            [Differentiable]
            public static double UsedByTheWay(double[] a, int i)
            {
                ref double x = ref a[i];
                double y = a[0] > 100 ? x : a[0];
                a[0] = y * y;
                return a[0];
            }

            [Differentiable]
            public static double OfNothing(double[][] a, int i)
            {
                ref double x = ref a[i][0];
                a[0] = [1];
                return x;
            }

            private static int Count() => ++Calls;
        }
        """)]));

    [Theory]
    [InlineData("WrittenLater", 2)]
    [InlineData("WrittenLater", -1)]
    [InlineData("NeverUsed", 2)]
    [InlineData("UsedAfterACall", 2)]
    [InlineData("UsedByTheWay", 2)]
    public void RefLocal_OfNoElement_ThrowsBeforeAnythingIsDone(string method, int index)
    {
        double[] a = [3, 4];
        foreach (var name in (string[])[method, method + "ValueAndGrad"])
        {
            Assert.IsType<IndexOutOfRangeException>(ExceptionOf(name, a, index));
            Assert.Equal([3, 4], a);
        }

        Assert.Equal(0, Type.GetField("Calls")!.GetValue(null));
    }

    [Fact]
    public void RefLocal_OfNoArray_ThrowsBeforeAnythingIsDone()
    {
        double[][] a = [[3], null!];
        foreach (var name in (string[])["OfNothing", "OfNothingValueAndGrad"])
        {
            Assert.IsType<NullReferenceException>(ExceptionOf(name, a, 1));
            Assert.Equal([3], a[0]);
        }
    }

    private Type Type => loaded.Assembly.GetType("Outside")!;

    private Exception? ExceptionOf(string method, params object[] arguments) =>
        Assert.Throws<System.Reflection.TargetInvocationException>(() => Type.GetMethod(method)!.Invoke(null, arguments)).InnerException;
}
