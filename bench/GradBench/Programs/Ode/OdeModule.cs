using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>An ordinary differential equation solved step by step; the gradient is that of the last element.</summary>
internal static class OdeModule
{
    public static Module Create() => new("ode", typeof(Ode), new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Read, input => Ode.Primal(input.X, input.Steps), (writer, y) => writer.Vector(y)),
        ["gradient"] = Function.Of(Read, Gradient, (writer, gradient) => writer.Vector(gradient)),
    });

    private static double[] Gradient(Input input)
    {
        var gradient = new double[input.X.Length];
        Ode.LastValueAndGrad(input.X, input.Steps, gradient);
        return gradient;
    }

    private static Input Read(JsonElement input)
    {
        var x = input.Vector("x");
        return x.Length > 0 ? new(x, input.Count("s", atLeast: 1)) : throw new InputException("'x' is empty");
    }

    private sealed record Input(double[] X, int Steps);
}
