using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Integers overflow in the generated code where they do in the method, whatever the project says of the rest.</summary>
public sealed class CheckedContextTests
{
    private const string Source = """
        using System.Linq;
        using AutoDiffGen;

        public static partial class Sums
        {
            [Differentiable]
            public static double Hashed(double x, int n)
            {
                int hash = 17;
                for (int i = 0; i < n; i++)
                {
                    unchecked { hash *= 486187739; hash += i; }
                    hash = unchecked(hash * 31);
                    x *= 1 + hash % 3;
                }

                return x * hash;
            }

            [Differentiable]
            public static double Plain(double x, int n)
            {
                int k = n;
                k += n;
                return x * k * (n + 1);
            }

            [Differentiable]
            public static double Checked(double x, int n)
            {
                int k = n;
                checked { k += n; }
                return x * k;
            }

            [Differentiable]
            public static double Cast(double x, int n) => x * checked((int)(x * n));

            private static int Next(int n) => n * 2 + 1;

            [Differentiable]
            public static double HelperInside(double x, int n)
            {
                long sum = 0;
                checked { sum += Next(n); }
                return x * checked(sum + Next(n) * 2L);
            }

            [Differentiable]
            public static double SelectorInside(double x, int n)
            {
                double[] both = [x, -x];
                return both.Sum(v => (v > 0 ? n + n : 1) / 2) * x;
            }

            [Differentiable]
            public static double CastInside(double x, int n)
            {
                double[] both = [x, x];
                return both.Sum(v => (int)(v * n * n) / 3) * x;
            }

            [Differentiable]
            public static double CastInPlace(double x, int n)
            {
                int k = 1;
                checked { k *= (int)(x * n); }
                return k * x;
            }
        }
        """;

    [Theory]
    [InlineData("Hashed", 5)]
    [InlineData("Plain", 5)]
    [InlineData("Plain", 2000000000)]
    [InlineData("Checked", 5)]
    [InlineData("Checked", 2000000000)]
    [InlineData("Cast", 5)]
    [InlineData("Cast", 2000000000)]
    [InlineData("HelperInside", 5)]
    [InlineData("HelperInside", 2000000000)]
    [InlineData("SelectorInside", 5)]
    [InlineData("SelectorInside", 2000000000)]
    [InlineData("CastInside", 5)]
    [InlineData("CastInside", 2000000000)]
    [InlineData("CastInPlace", 5)]
    [InlineData("CastInPlace", 2000000000)]
    public void Derivative_InEitherProject_OverflowsWhereTheMethodDoes(string method, int n)
    {
        foreach (bool isChecked in (bool[])[false, true])
        {
            var loaded = Load(isChecked);
            Assert.Equal(Outcome(loaded, method, n, result => result), Outcome(loaded, method + "ValueAndGrad", n, result => ((ValueTuple<double, double>)result).Item1));
        }
    }

    private static string Outcome(LoadedAssembly loaded, string method, int n, Func<object, object> valueOf)
    {
        try
        {
            return valueOf(loaded.Assembly.GetType("Sums")!.GetMethod(method)!.Invoke(null, [3.5, n])!).ToString()!;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }

    private static LoadedAssembly Load(bool isChecked)
    {
        var compilation = GeneratorHost.CreateCompilation([("Sums.cs", Source)]);
        return new LoadedAssembly(GeneratorHost.Run<DifferentiableGenerator>(compilation.WithOptions(compilation.Options.WithOverflowChecks(isChecked))));
    }
}
