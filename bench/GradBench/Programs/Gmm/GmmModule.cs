using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>A Gaussian mixture model.</summary>
internal static class GmmModule
{
    public static Module Create() => new("gmm", typeof(Gmm), new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Read, Objective, JsonOutput.Number),
        ["jacobian"] = Function.Of(Read, Jacobian, Gradient.Write),
    });

    private static double Objective(Input input) => Gmm.Objective(
        input.D, input.K, input.N, input.Alpha, input.Mu, input.Q, input.L, input.X, input.Gamma, input.M);

    private static Gradient Jacobian(Input input)
    {
        var (d, k) = (input.D, input.K);
        var gradient = new Gradient(
            d, k, new double[k], new double[k * d], new double[k * d], new double[k * (d * (d - 1) / 2)]);
        Gmm.ObjectiveValueAndGrad(
            d, k, input.N, input.Alpha, input.Mu, input.Q, input.L, input.X, input.Gamma, input.M,
            gradient.Alpha, gradient.Mu, gradient.Q, gradient.L);
        return gradient;
    }

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

    private sealed record Gradient(int D, int K, double[] Alpha, double[] Mu, double[] Q, double[] L)
    {
        public static void Write(Utf8JsonWriter writer, Gradient gradient)
        {
            var (d, k) = (gradient.D, gradient.K);
            writer.WriteStartObject();
            writer.WritePropertyName("alpha");
            writer.Vector(gradient.Alpha);
            writer.WritePropertyName("mu");
            writer.Matrix(gradient.Mu, k, d);
            writer.WritePropertyName("q");
            writer.Matrix(gradient.Q, k, d);
            writer.WritePropertyName("l");
            writer.Matrix(gradient.L, k, d * (d - 1) / 2);
            writer.WriteEndObject();
        }
    }
}
