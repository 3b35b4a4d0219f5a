using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>A pose, a model, and measured points with what they correspond to on it.</summary>
internal sealed record HtInput(
    double[] Theta, double[] Us, HandModel Model, int[] Correspondences, double[] Points)
{
    private const int PoseParameters = 26;

    public static HtInput Read(JsonElement input)
    {
        var data = input.Property("data");
        var model = ReadModel(data.Property("model"));
        var correspondences = data.Integers("correspondences");
        var points = data.Matrix("points", correspondences.Length, 3).Elements;
        var us = input.Property("us").GetArrayLength() == 0 ? [] : input.Matrix("us", correspondences.Length, 2).Elements;
        Require(correspondences, 0, us.Length == 0 ? model.Vertices : model.Triangles.Length / 3, "correspondences");
        return new(input.Vector("theta", PoseParameters), us, model, correspondences, points);
    }

    private static HandModel ReadModel(JsonElement model)
    {
        var parents = model.Integers("parents");
        var positions = model.Matrix("base_positions");
        var (bones, vertices) = (parents.Length, positions.Rows);
        if (positions.Columns != 4)
        {
            throw new InputException($"'base_positions' has {positions.Columns} columns, not 4");
        }
        for (var bone = 0; bone < bones; bone++)
        {
            Require([parents[bone]], -1, bone, "parents");
        }
        int[] triangles = [.. model.Matrix("triangles").Elements.Select(vertex => (int)vertex)];
        Require(triangles, 0, vertices, "triangles");
        return new(
            parents, Matrices(model, "base_relatives", bones), Matrices(model, "inverse_base_absolutes", bones),
            positions.Elements, model.Matrix("weights", vertices, bones).Elements, triangles, model.Boolean("is_mirrored"));
    }

    private static double[] Matrices(JsonElement model, string name, int bones)
    {
        var matrices = model.Property(name).Elements(name).Select(matrix => matrix.AsMatrix(name)).ToArray();
        return matrices.Length == bones && matrices.All(matrix => (matrix.Rows, matrix.Columns) == (4, 4))
            ? [.. matrices.SelectMany(matrix => matrix.Elements)]
            : throw new InputException($"'{name}' is not one 4 x 4 matrix for each of {bones} bones");
    }

    private static void Require(int[] values, int from, int below, string name)
    {
        foreach (var value in values)
        {
            if (value < from || value >= below)
            {
                throw new InputException($"'{name}' has {value}, which is not in {from} .. {below - 1}");
            }
        }
    }
}
