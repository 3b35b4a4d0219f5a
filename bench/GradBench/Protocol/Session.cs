using System.Buffers;
using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>
/// Answers every message with one reply of the same id, until the input ends. What goes wrong in a message or in a
/// program is told in the reply: nothing ends the session but the end of the input.
/// </summary>
internal sealed class Session(IEnumerable<Module> modules)
{
    private const string ToolName = "autodiffgen";

    private readonly Dictionary<string, Module> _modules = modules.ToDictionary(module => module.Name);

    public void Run(TextReader messages, Stream replies)
    {
        while (messages.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                replies.Write(Answer(line));
                replies.Flush();
            }
        }
    }

    /// <summary>The reply to a message, as a line of UTF-8.</summary>
    private ReadOnlySpan<byte> Answer(string line)
    {
        try
        {
            using var message = JsonDocument.Parse(NamedNumbers.Quote(line));
            return Answer(message.RootElement);
        }
        catch (JsonException error)
        {
            return Line(default, Failure("the message is not valid JSON: " + error.Message));
        }
    }

    private ReadOnlySpan<byte> Answer(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return Line(default, Failure("the message is not an object"));
        }
        message.TryGetProperty("id", out var id);
#pragma warning disable CA1031 // Whatever a program throws belongs into the reply.
        try
        {
            return Line(id, Content(message));
        }
        catch (Exception error)
        {
            return Line(id, Failure(error is InputException ? error.Message : $"{error.GetType().Name}: {error.Message}"));
        }
#pragma warning restore CA1031
    }

    private Action<Utf8JsonWriter> Content(JsonElement message) => Text(message, "kind") switch
    {
        "start" => writer => writer.WriteString("tool", ToolName),
        "define" => Define(Text(message, "module")),
        "evaluate" => Evaluate(message),
        _ => _ => { },
    };

    private Action<Utf8JsonWriter> Define(string? name)
    {
        if (name is null || !_modules.TryGetValue(name, out var module))
        {
            return Failure($"there is no module '{name}'");
        }
        module.Prepare();
        return writer => writer.WriteBoolean("success", true);
    }

    private Action<Utf8JsonWriter> Evaluate(JsonElement message)
    {
        var (name, functionName) = (Text(message, "module"), Text(message, "function"));
        if (name is null || !_modules.TryGetValue(name, out var module))
        {
            return Failure($"there is no module '{name}'");
        }
        if (functionName is null || !module.Functions.TryGetValue(functionName, out var function))
        {
            return Failure($"module '{name}' has no function '{functionName}'");
        }
        var outcome = function.Evaluate(message.Property("input"));
        return writer =>
        {
            writer.WriteBoolean("success", true);
            outcome(writer);
        };
    }

    private static Action<Utf8JsonWriter> Failure(string error) => writer =>
    {
        writer.WriteBoolean("success", false);
        writer.WriteString("error", error);
    };

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ReadOnlySpan<byte> Line(JsonElement id, Action<Utf8JsonWriter> content)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (id.ValueKind == JsonValueKind.Undefined)
            {
                writer.WriteNullValue();
            }
            else
            {
                id.WriteTo(writer);
            }
            content(writer);
            writer.WriteEndObject();
        }
        line.Write("\n"u8);
        return line.WrittenSpan;
    }
}
