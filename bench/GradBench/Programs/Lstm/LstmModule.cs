using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>A long short-term memory.</summary>
internal static class LstmModule
{
    public static Module Create() => new("lstm", typeof(Lstm), new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Read, Objective, JsonOutput.Number),
        ["jacobian"] = Function.Of(Read, Jacobian, (writer, gradient) => writer.Vector(gradient)),
    });

    private static double Objective(Input input) =>
        Lstm.Objective(input.Main, input.Extra, input.State, input.Sequence, input.B);

    /// <summary>The gradient with respect to the main parameters, then the extra ones.</summary>
    private static double[] Jacobian(Input input)
    {
        var gradient = new double[input.Main.Length + input.Extra.Length];
        Lstm.ObjectiveValueAndGrad(
            input.Main, input.Extra, input.State, input.Sequence, input.B,
            gradient.AsSpan(0, input.Main.Length), gradient.AsSpan(input.Main.Length));
        return gradient;
    }

    private static Input Read(JsonElement input)
    {
        var sequence = input.Matrix("sequence");
        var (b, layers) = (sequence.Columns, input.Matrix("state").Rows / 2);
        if (sequence.Rows < 2)
        {
            throw new InputException("'sequence' has less than two characters");
        }
        return new(
            input.Matrix("main_params", 2 * layers, 4 * b).Elements, input.Matrix("extra_params", 3, b).Elements,
            input.Matrix("state", 2 * layers, b).Elements, sequence.Elements, b);
    }

    private sealed record Input(double[] Main, double[] Extra, double[] State, double[] Sequence, int B);
}
