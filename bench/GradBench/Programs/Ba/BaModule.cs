using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>Bundle adjustment: residuals and their sparse Jacobian.</summary>
internal static class BaModule
{
    public static Module Create() => new("ba", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(BaInput.Read, BaInput.Residuals, Write),
    });

    /// <summary>The input repeats one observation, so the first residuals say it all.</summary>
    private static void Write(Utf8JsonWriter writer, BaResiduals residuals)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("reproj_error");
        writer.WritePropertyName("elements");
        writer.Vector(residuals.Reprojection.AsSpan(0, 2));
        writer.WriteNumber("repeated", residuals.Weight.Length);
        writer.WriteEndObject();
        writer.WriteStartObject("w_err");
        writer.WritePropertyName("element");
        writer.Number(residuals.Weight[0]);
        writer.WriteNumber("repeated", residuals.Weight.Length);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
