using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>Determinants by expansion into minors.</summary>
internal static class DetModule
{
    public static Module Create() => new("det", typeof(Det), new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Read, input => Det.Primal(input.A, input.Size), JsonOutput.Number),
        ["gradient"] = Function.Of(Read, Gradient, (writer, gradient) => writer.Vector(gradient)),
    });

    private static double[] Gradient(Input input)
    {
        var gradient = new double[input.A.Length];
        Det.PrimalValueAndGrad(input.A, input.Size, gradient);
        return gradient;
    }

    private static Input Read(JsonElement input)
    {
        var size = input.Count("ell", atLeast: 1);
        return new(input.Vector("A", size * size), size);
    }

    private sealed record Input(double[] A, int Size);
}
