namespace AutoDiffGen.Bench.Tape.Tests;

/// <summary>Checks the gradient that a backward pass leaves in a parameter.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-5;

    /// <param name="loss">Computes a 0-d loss from parameters.</param>
    /// <param name="parameters">Where to differentiate.</param>
    public static void Check(
        Func<Variable<double>[], Variable<double>> loss, params Tensor<double>[] parameters)
    {
        var variables = Array.ConvertAll(parameters, value => new Variable<double>(value, requiresGrad: true));
        loss(variables).Backward();
        for (var p = 0; p < parameters.Length; p++)
        {
            var gradient = variables[p].Grad!.ToArray();
            for (var i = 0; i < gradient.Length; i++)
            {
                var slope = (LossAt(loss, parameters, p, i, Step) - LossAt(loss, parameters, p, i, -Step)) / (2 * Step);
                Assert.Equal(slope, gradient[i], 1e-6 * (1 + Math.Abs(slope)));
            }
        }
    }

    private static double LossAt(
        Func<Variable<double>[], Variable<double>> loss, Tensor<double>[] parameters, int moved, int element, double by)
    {
        var variables = Array.ConvertAll(parameters, value => new Variable<double>(value));
        var values = parameters[moved].ToArray();
        values[element] += by;
        variables[moved].Value = Tensor.From(values, parameters[moved].Shape);
        return loss(variables).Value.Item();
    }
}
