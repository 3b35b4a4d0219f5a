using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Queries throw what the library throws, in the generated methods too.</summary>
public sealed class QueryExceptionTests
{
    private readonly LoadedAssembly loaded = new(GeneratorHost.Run<DifferentiableGenerator>([("Empty.cs", """
        using System;
        using System.Linq;
        using AutoDiffGen;

        public static partial class Empty
        {
            [Differentiable]
            public static double Max(double[] a, int n) => a.Take(n).Max();

            [Differentiable]
            public static double Min(double[] a, int n) => a.Skip(9 - n).Min(v => v * v);

            [Differentiable]
            public static double First(double[] a, int n) => a.Take(n).Select(v => v * 2).First();

            [Differentiable]
            public static double FirstOfSome(double[] a, int n) => a.First(v => v > n + 10);

            [Differentiable]
            public static double LastOfSome(double[] a, int n) => a.Last(v => v > n + 10);

            [Differentiable]
            public static double Last(double[] a, int n) => a.Take(n).Last();

            [Differentiable]
            public static double Aggregate(double[] a, int n) => a.Take(n).Aggregate((v, w) => v * w);

            [Differentiable]
            public static double ElementAt(double[] a, int n) => a.ElementAt(n - 1);

            [Differentiable]
            public static double ElementBehind(double[] a, int n) => a.ElementAt(n + 2);

            [Differentiable]
            public static double Overflow(double[] a, int n) => a.Sum(v => v > 0 ? int.MaxValue - n : 0) * a[0];
        }
        """)]));

    [Theory]
    [InlineData("Max", typeof(InvalidOperationException))]
    [InlineData("Min", typeof(InvalidOperationException))]
    [InlineData("First", typeof(InvalidOperationException))]
    [InlineData("FirstOfSome", typeof(InvalidOperationException))]
    [InlineData("LastOfSome", typeof(InvalidOperationException))]
    [InlineData("Last", typeof(InvalidOperationException))]
    [InlineData("Aggregate", typeof(InvalidOperationException))]
    [InlineData("ElementAt", typeof(ArgumentOutOfRangeException))]
    [InlineData("ElementBehind", typeof(ArgumentOutOfRangeException))]
    [InlineData("Overflow", typeof(OverflowException))]
    public void Query_ThatGivesNothing_ThrowsAsTheMethodDoes(string method, Type exception)
    {
        Assert.Equal(exception, ExceptionOf(method).GetType());
        Assert.Equal(exception, ExceptionOf(method + "ValueAndGrad").GetType());
    }

    private Exception ExceptionOf(string method) => Assert.Throws<System.Reflection.TargetInvocationException>(
        () => loaded.Assembly.GetType("Empty")!.GetMethod(method)!.Invoke(null, [new double[] { 3, 4 }, 0])).InnerException!;
}
