using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>Bundle adjustment: residuals and their sparse Jacobian.</summary>
internal static class BaModule
{
    public static Module Create() => new("ba", typeof(Ba), new Dictionary<string, Function>
    {
        ["objective"] = Function.Into(BaInput.Read, BaResiduals.For, (input, residuals) => residuals.Compute(input), Write),
        ["jacobian"] = Function.Into(BaInput.Read, BaJacobian.For, (input, jacobian) => jacobian.Compute(input), Write),
    });

    /// <summary>The input repeats one observation: its two rows and the row of the last weight say it all.</summary>
    private static void Write(Utf8JsonWriter writer, BaJacobian jacobian)
    {
        const int shown = 2 * BaJacobian.EntriesInARow;
        writer.WriteStartObject();
        Write(writer, "rows", jacobian.RowStarts, shown);
        Write(writer, "cols", jacobian.Columns, shown);
        writer.WritePropertyName("vals");
        writer.Vector([.. jacobian.Values.AsSpan(0, shown), jacobian.Values[^1]]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, int[] numbers, int shown)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers.Take(shown).Append(numbers[^1]))
        {
            writer.WriteNumberValue(number);
        }
        writer.WriteEndArray();
    }

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
