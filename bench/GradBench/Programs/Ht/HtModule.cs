namespace AutoDiffGen.GradBench;

/// <summary>Hand tracking: three errors a point, and their Jacobian.</summary>
internal static class HtModule
{
    public static Module Create() => new("ht", typeof(Ht), new Dictionary<string, Function>
    {
        ["jacobian"] = Function.Of(HtInput.Read, HtJacobian.Of, (writer, matrix) => writer.Matrix(matrix.Elements, matrix.Rows, matrix.Columns)),
        ["objective"] = Function.Of(HtInput.Read, Objective, (writer, errors) => writer.Vector(errors)),
    });

    private static double[] Objective(HtInput input) => input.Us.Length == 0
        ? Ht.AtVertices(input.Theta, input.Model, input.Correspondences, input.Points)
        : Ht.InTriangles(input.Theta, input.Us, input.Model, input.Correspondences, input.Points);
}
