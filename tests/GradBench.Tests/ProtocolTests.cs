using System.Globalization;
using System.Text.Json;

namespace AutoDiffGen.GradBench.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public void Session_OfAWholeEval_AnswersEveryMessageWithItsId()
    {
        var replies = Conversation.Replies(
            """{"id":0,"kind":"start","eval":"hello"}""",
            """{"id":1,"kind":"define","module":"hello"}""",
            """{"id":2,"kind":"evaluate","module":"hello","function":"square","input":3.0,"description":"3"}""",
            """{"id":3,"kind":"analysis","of":2,"valid":true}""",
            """{"id":4,"kind":"evaluate","module":"hello","function":"double","input":9.0}""",
            """{"id":5,"kind":"farewell"}""");

        Assert.Equal("""{"id":0,"tool":"autodiffgen"}""", replies[0]);
        Assert.Equal("""{"id":1,"success":true}""", replies[1]);
        Assert.StartsWith(
            """{"id":2,"success":true,"output":9,"timings":[{"name":"evaluate","nanoseconds":""", replies[2],
            StringComparison.Ordinal);
        Assert.Equal("""{"id":3}""", replies[3]);
        Assert.StartsWith("""{"id":4,"success":true,"output":18,""", replies[4], StringComparison.Ordinal);
        Assert.Equal("""{"id":5}""", replies[5]);
        Assert.Equal(6, replies.Length);
    }

    [Fact]
    public void Define_OfAnUnknownModule_IsNoSuccess()
    {
        var reply = Conversation.Reply("""{"id":1,"kind":"define","module":"weather"}""");
        Assert.False(reply.GetProperty("success").GetBoolean());
        Assert.Contains("weather", reply.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":1,"kind":"define"}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"hello"}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"weather","function":"square","input":1}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"hello","function":"cube","input":1}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"hello","function":"square"}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"hello","function":"square","input":"one"}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"hello","function":"square","input":{"min_runs":1.5}}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[]}}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1,[2]]}}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"det","function":"primal","input":{"A":[1,2,3],"ell":2}}""")]
    [InlineData("""{"id":1,"kind":"evaluate","module":"kmeans","function":"cost","input":{"points":[[1],[2,3]],"centroids":[[1]]}}""")]
    public void Message_ThatCannotBeAnswered_IsToldSoUnderItsId(string message)
    {
        var reply = Conversation.Reply(message);
        Assert.Equal(1, reply.GetProperty("id").GetInt32());
        Assert.False(reply.GetProperty("success").GetBoolean());
        Assert.NotEmpty(reply.GetProperty("error").GetString()!);
    }

    [Theory]
    [InlineData("""{"id":1,"kind":""")]
    [InlineData("goodbye")]
    [InlineData("[1]")]
    public void Line_ThatIsNoMessage_DoesNotEndTheSession(string line)
    {
        var replies = Conversation.Replies(line, """{"id":2,"kind":"start"}""");
        Assert.StartsWith("""{"id":null,"success":false""", replies[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":2,"tool":"autodiffgen"}""", replies[1]);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void Number_ThatJsonDoesNotHave_IsReadAndWrittenAsNull(string number)
    {
        Assert.Equal(JsonValueKind.Null, Conversation.Output("hello", "double", number).ValueKind);
    }

    [Fact]
    public void NameOfANumber_InAString_StaysText()
    {
        var error = Conversation.Error("hello", "\\\"NaN", "1");
        Assert.Contains("\"NaN", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_AtLeast_AreAllTimed()
    {
        var reply = Conversation.Evaluate("lse", "primal", """{"x":[0.0,0.0],"min_runs":5,"min_seconds":0}""");
        Assert.Equal(5, reply.GetProperty("timings").GetArrayLength());
        Assert.Equal(Math.Log(2), reply.GetProperty("output").GetDouble(), 1e-15);
    }

    [Fact]
    public void Number_InACultureWithCommas_HasAPoint()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fi-FI");
        try
        {
            Assert.Equal("2.25", Conversation.Output("hello", "square", "1.5").GetRawText());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
