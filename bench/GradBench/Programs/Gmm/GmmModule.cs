using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>A Gaussian mixture model.</summary>
internal static class GmmModule
{
    public static Module Create() => new("gmm", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Read, Objective, JsonOutput.Number),
    });

    private static double Objective(Input input) => Gmm.Objective(
        input.D, input.K, input.N, input.Alpha, input.Mu, input.Q, input.L, input.X, input.Gamma, input.M);

    private static Input Read(JsonElement input)
    {
        var (d, k, n) = (input.Count("d", atLeast: 1), input.Count("k", atLeast: 1), input.Count("n"));
        return new(
            d, k, n, input.Vector("alpha", k), input.Matrix("mu", k, d).Elements, input.Matrix("q", k, d).Elements,
            input.Matrix("l", k, d * (d - 1) / 2).Elements, input.Matrix("x", n, d).Elements, input.Double("gamma"),
            input.Count("m"));
    }

    private sealed record Input(
        int D, int K, int N, double[] Alpha, double[] Mu, double[] Q, double[] L, double[] X, double Gamma, int M);
}
