using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>A function of a program: reads its input, runs it as often as asked, writes its output.</summary>
internal abstract class Function
{
    public static Function Of<TInput, TOutput>(
        Func<JsonElement, TInput> read, Func<TInput, TOutput> compute, Action<Utf8JsonWriter, TOutput> write) =>
        new Function<TInput, TOutput>(read, compute, write);

    /// <summary>A function that fills an output, which is allocated once for all runs, before the first.</summary>
    public static Function Into<TInput, TOutput>(
        Func<JsonElement, TInput> read, Func<TInput, TOutput> allocate, Action<TInput, TOutput> compute,
        Action<Utf8JsonWriter, TOutput> write) => Of(
            element =>
            {
                var input = read(element);
                return (Input: input, Output: allocate(input));
            },
            arguments =>
            {
                compute(arguments.Input, arguments.Output);
                return arguments.Output;
            },
            write);

    /// <summary>Writes the properties <c>output</c> and <c>timings</c> of the reply.</summary>
    /// <exception cref="InputException">The input is not what the function takes.</exception>
    public abstract Action<Utf8JsonWriter> Evaluate(JsonElement input);
}

internal sealed class Function<TInput, TOutput>(
    Func<JsonElement, TInput> read, Func<TInput, TOutput> compute, Action<Utf8JsonWriter, TOutput> write) : Function
{
    public override Action<Utf8JsonWriter> Evaluate(JsonElement input)
    {
        var runs = Runs.Read(input);
        var arguments = read(input);
        var (output, nanoseconds) = runs.Measure(() => compute(arguments));
        return writer =>
        {
            writer.WritePropertyName("output");
            write(writer, output);
            writer.WriteStartArray("timings");
            foreach (var time in nanoseconds)
            {
                writer.WriteStartObject();
                writer.WriteString("name", "evaluate");
                writer.WriteNumber("nanoseconds", time);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        };
    }
}
