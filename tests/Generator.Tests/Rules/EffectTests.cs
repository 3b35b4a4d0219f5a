using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>
/// Calls without active arguments may have effects, and may give another value each time: the derivative makes exactly
/// the calls that the method makes, in their order, and uses their values again.
/// </summary>
public sealed class EffectTests
{
    private readonly LoadedAssembly loaded = new(GeneratorHost.Run<DifferentiableGenerator>([("Effects.cs", """
        using System;
        using System.Collections.Generic;
        using AutoDiffGen;

        public static partial class Effects
        {
            public static readonly List<string> Log = new();
            public static double State = 1;

            private static double Next(string name)
            {
                Log.Add(name);
                return State *= 2;
            }

            private static bool Ask(string name)
            {
                Log.Add(name);
                return true;
            }

            [Differentiable]
            public static double Random(double x) => System.Random.Shared.NextDouble() * x + System.Random.Shared.NextDouble() * x;

            [Differentiable]
            public static double Twice(double x) => Next("a") * x + Next("a") * x * x;

            [Differentiable]
            public static double Ordered(double x)
            {
                double first = Next("first");
                Next("second");
                double third = Next("third") * x;
                return first * third;
            }

            [Differentiable]
            public static double Chosen(double x) => x > 0 ? Next("positive") * x : Next("negative") * x;

            [Differentiable]
            public static double Asked(double x, bool wanted) => wanted && Ask("asked") ? x * x : x;

            [Differentiable]
            public static double ReadAroundACall(double x)
            {
                double before = State;
                Next("change");
                return before * x + State * x * x;
            }

            private static void Record(double value) => Log.Add(value > 1 ? "large" : "small");

            [Differentiable]
            public static double CalledForItsEffect(double x)
            {
                Record(Next("argument"));
                return x * x;
            }

            private sealed class Resource(string name) : IDisposable
            {
                public double Factor { get; } = Next("open " + name);

                public void Dispose() => Log.Add("close " + name);
            }

            [Differentiable]
            public static double Used(double x)
            {
                using var whole = new Resource("whole");
                for (int i = 0; i < 3; i++)
                {
                    using var a = new Resource("a");
                    if (i == 0)
                        continue;
                    using (var b = new Resource("b"))
                    {
                        if (i == 2)
                            break;
                        x *= x;
                    }

                    Next("between");
                }

                return x * Closed(x);
            }

            [Differentiable]
            public static double Leaving(double x)
            {
                using var whole = new Resource("whole");
                using (var first = new Resource("first"))
                {
                    x *= x;
                }

                using var rest = new Resource("rest");
                for (int i = 0; i < 3; i++)
                {
                    using var a = new Resource("a");
                    using (var b = new Resource("b"))
                    {
                        if (i == 1)
                            throw new InvalidOperationException();
                        x *= x;
                    }
                }

                return x;
            }

            private static double Closed(double x)
            {
                using var c = new Resource("c");
                return x > 0 ? x : -x;
            }

            [Differentiable]
            public static double Unused(double x)
            {
                double unused = Next("unused");
                return x * x;
            }
        }
        """)]));

    [Fact]
    public void Gradient_WithRandomFactor_UsesTheFactorOfTheValue()
    {
        var (value, gradient) = Call("Random", 2.0);

        Assert.Equal(value, 2 * gradient, 1e-15);
    }

    [Theory]
    [InlineData("Twice", 1.5, "a a", (2 * 1.5) + (4 * 2.25), 2 + (2 * 4 * 1.5))]
    [InlineData("Ordered", 1.5, "first second third", 2 * 8 * 1.5, 16)]
    [InlineData("Chosen", 1.5, "positive", 3, 2)]
    [InlineData("Chosen", -1.5, "negative", -3, 2)]
    [InlineData("ReadAroundACall", 1.5, "change", 1.5 + (2 * 2.25), 1 + (2 * 2 * 1.5))]
    [InlineData("Unused", 1.5, "unused", 2.25, 3)]
    [InlineData("Used", 1.5, "open whole open a close a open a open b close b between close a open a open b close b close a open c close c close whole", 1.5 * 1.5 * 1.5 * 1.5, 4 * 1.5 * 1.5 * 1.5)]
    [InlineData("CalledForItsEffect", 1.5, "argument large", 2.25, 3)]
    public void Calls_OfInactiveArguments_AreMadeOnceAndInOrder(string method, double x, string calls, double value, double gradient)
    {
        Assert.Equal((value, gradient), Call(method, x));
        Assert.Equal(calls, string.Join(" ", Log));
    }

    [Fact]
    public void Resources_WhereAnExceptionLeaves_AreDisposedAsByTheMethodItself()
    {
        var exception = Assert.Throws<System.Reflection.TargetInvocationException>(() => Call("Leaving", 1.5));

        Assert.IsType<InvalidOperationException>(exception.InnerException);
        Assert.Equal("open whole open first close first open rest open a open b close b close a open a open b close b close a close rest close whole", string.Join(" ", Log));
    }

    [Theory]
    [InlineData(true, "asked", 3)]
    [InlineData(false, "", 1)]
    public void Call_BehindShortCircuit_IsMadeOnlyWhereItIsReached(bool wanted, string calls, double gradient)
    {
        Assert.Equal(gradient, Call("Asked", 1.5, wanted).Gradient);
        Assert.Equal(calls, string.Join(" ", Log));
    }

    private List<string> Log => (List<string>)Type.GetField("Log")!.GetValue(null)!;

    private Type Type => loaded.Assembly.GetType("Effects")!;

    private (double Value, double Gradient) Call(string method, params object[] arguments)
    {
        Log.Clear();
        Type.GetField("State")!.SetValue(null, 1.0);
        return ((double, double))Type.GetMethod(method + "ValueAndGrad")!.Invoke(null, arguments)!;
    }
}
