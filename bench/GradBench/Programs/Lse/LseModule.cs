using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>The logarithm of a sum of exponentials; the gradient is the softmax.</summary>
internal static class LseModule
{
    public static Module Create() => new("lse", typeof(LogSumExp), new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Read, x => LogSumExp.Of(x), JsonOutput.Number),
        ["gradient"] = Function.Into(
            Read, x => new double[x.Length], (x, gradient) => LogSumExp.OfValueAndGrad(x, gradient),
            (writer, gradient) => writer.Vector(gradient)),
    });

    private static double[] Read(JsonElement input)
    {
        var x = input.Vector("x");
        return x.Length > 0 ? x : throw new InputException("'x' is empty");
    }
}
