using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>Linear least squares: a polynomial fitted to the sign function.</summary>
internal static class LlsqModule
{
    public static Module Create() => new("llsq", typeof(Llsq), new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Read, input => Llsq.Primal(input.X, input.N), JsonOutput.Number),
        ["gradient"] = Function.Of(Read, Gradient, (writer, gradient) => writer.Vector(gradient)),
    });

    private static double[] Gradient(Input input)
    {
        var gradient = new double[input.X.Length];
        Llsq.PrimalValueAndGrad(input.X, input.N, gradient);
        return gradient;
    }

    private static Input Read(JsonElement input) => new(input.Vector("x"), input.Count("n"));

    private sealed record Input(double[] X, int N);
}
