using System.Text;
using System.Text.Json;

namespace AutoDiffGen.GradBench.Tests;

/// <summary>A session with the real programs, fed with lines.</summary>
internal static class Conversation
{
    public static string[] Replies(params string[] lines)
    {
        using var replies = new MemoryStream();
        new Session(Registry.Modules).Run(new StringReader(string.Join('\n', lines)), replies);
        return Encoding.UTF8.GetString(replies.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The reply to one message.</summary>
    public static JsonElement Reply(string line) => JsonDocument.Parse(Assert.Single(Replies(line))).RootElement;

    public static JsonElement Evaluate(string module, string function, string input) =>
        Reply($$"""{"id":7,"kind":"evaluate","module":"{{module}}","function":"{{function}}","input":{{input}}}""");

    /// <summary>The output of a program that is expected to succeed.</summary>
    public static JsonElement Output(string module, string function, string input)
    {
        var reply = Evaluate(module, function, input);
        Assert.True(reply.GetProperty("success").GetBoolean(), reply.ToString());
        return reply.GetProperty("output");
    }

    /// <summary>The error of a program that is expected to fail.</summary>
    public static string Error(string module, string function, string input)
    {
        var reply = Evaluate(module, function, input);
        Assert.False(reply.GetProperty("success").GetBoolean(), reply.ToString());
        return reply.GetProperty("error").GetString()!;
    }
}
