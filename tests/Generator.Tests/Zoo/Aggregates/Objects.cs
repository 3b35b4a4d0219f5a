using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A layer: members that can be set have a gradient, the others have none.</summary>
public partial class Dense(string name, int count)
{
    public double[] Weights { get; } = new double[count];

    public double Bias { get; set; }

    [NoGrad]
    public double Scale { get; set; } = 0.5;

    public string Name { get; } = name;

    public int Calls { get; set; }

    public double Norm => Weights[0] * Weights[0] + Bias * Bias;

    public static Dense Sample
    {
        get
        {
            var layer = new Dense("sample", 3) { Bias = 0.4 };
            (layer.Weights[0], layer.Weights[1], layer.Weights[2]) = (0.3, -0.2, 0.7);
            return layer;
        }
    }

    internal double Apply(double[] x)
    {
        double sum = Bias;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * x[i];
        }

        return Math.Tanh(Scale * sum);
    }

    /// <summary>The gradient of the receiver comes first.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("3 = 1 2 3")]
    public double Energy(double[] x) => Apply(x) * Norm + Name.Length * Bias;

    /// <summary>Where a parameter or a local has the name of a member, the member goes by 'this'.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7)]
    public double Hidden(double Bias)
    {
        double Weights = this.Weights[1] * Bias;
        Calls++;
        return Weights * this.Bias + Calls - Calls;
    }
}

public record struct Weighting(double X, double Y)
{
    public readonly double LengthSquared => X * X + Y * Y;

    public static Weighting operator +(Weighting a, Weighting b) => new(a.X + b.X, a.Y + b.Y);

    public static Weighting operator *(double s, Weighting a) => new(s * a.X, s * a.Y);
}

/// <summary>Objects inside of objects, and structures among their members.</summary>
public sealed partial class Network
{
    public Dense First { get; set; } = Dense.Sample;

    public Dense Second = Dense.Sample;

    public Weighting Mix;

    public (double Low, double High) Limits { get; set; }

    internal float Rate { get; set; }

    public static Network Sample => new() { Mix = new Weighting(0.5, 0.2), Limits = (0.25, 2), Rate = 0.5f };

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("3 = 1 2 3"), At("3 = 0.5 0.1 0.3")]
    public double Predict(double[] x)
    {
        Dense first = First, last = x[0] > 0.7 ? first : Second;
        double y = first.Apply(x) * Mix.X + last.Bias * Mix.LengthSquared;
        return y * Limits.High + last.Weights[1] * Rate;
    }
}

/// <summary>A structure some of whose members have no gradient.</summary>
public partial struct Body
{
    public Weighting Position;

    public int Id;

    public double Mass { get; set; }
}

public class Base
{
    public double Offset { get; set; }
}

public sealed partial class Derived : Base
{
    [Parameter]
    private double[] factors = [1, 2];

    private double[] Scratch { get; set; } = [3, 4];

    public static Derived Sample => new() { Offset = 0.3 };

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.6)]
    public double Evaluate(double x) => Offset * x + factors[1] * Math.Sin(x) * Scratch[0];
}

public static partial class Objects
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new object[] { "3 = 0.1 0.2 0.3", 0.4, 0.5, "a", 2 }, "3 = 1 2 3")]
    public static double Loss(Dense model, [NoGrad] double[] x)
    {
        double error = model.Apply(x) - 0.3;
        return error * error + 0.1 * model.Norm;
    }

    /// <summary>One of them reads no element, and nothing of its name.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new object[] { "2 = 0.1 0.2", 0.4, 0.5, "a", 2 }, new object[] { "2 = 0.3 0.5", 0.7, 0.5, "b", 3 })]
    public static double Two(Dense a, Dense b)
    {
        double sum = 0;
        for (int i = 0; i < a.Weights.Length; i++)
        {
            sum += a.Weights[i] * b.Weights[i] * b.Bias;
        }

        return sum * a.Bias;
    }

    /// <summary>Elements of its arrays may be written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new object[] { "3 = 0.1 0.2 0.3", 0.4, 0.5, "a", 2 }, 0.8)]
    public static double InPlace(Dense model, double x)
    {
        for (int i = 1; i < model.Weights.Length; i++)
        {
            model.Weights[i] *= model.Weights[i - 1] * x;
        }

        return model.Weights[^1] * model.Bias;
    }

    [Differentiable(Vjp | Jvp)]
    [At(new object[] { 1.3, 0.7, 7, 2.0 }, 0.1)]
    public static Body Moved(Body body, double dt)
    {
        body.Position += body.Mass * new Weighting(dt, 0);
        body.Id++;
        return body;
    }

    /// <summary>A structure and a tuple with arrays.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new object[] { "3 = 0.1 0.2 0.3", 0.4 }, new object[] { "2 = 1.5 2", 0.5 })]
    public static double Arrays(Series a, (double[] Values, double Scale) b)
    {
        double[] kept = b.Values;
        a.Values[0] *= b.Scale;
        a.Scale += b.Values[1];
        b.Values = a.Values;
        return b.Values[0] * kept[0] * a.Scale + b.Values[2];
    }
}

public struct Series
{
    public double[] Values;

    public double Scale;
}
