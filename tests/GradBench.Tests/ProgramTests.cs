namespace AutoDiffGen.GradBench.Tests;

/// <summary>The programs at points where their values can be told on paper.</summary>
public sealed class ProgramTests
{
    private const double Tolerance = 1e-13;

    [Theory]
    // The points are -1, 0 and 1: the residuals are -1 - x0 + x1, -x0 and 1 - x0 - x1.
    [InlineData("llsq", "primal", """{"x":[0.5,0.25],"n":3}""", (1.25 * 1.25 + 0.25 + 0.25 * 0.25) / 2)]
    [InlineData("lse", "primal", """{"x":[1000.0,1000.0,1000.0,1000.0]}""", 1000 + 2 * 0.69314718055994530942)]
    [InlineData("kmeans", "cost", """{"points":[[0,0],[3,4],[0,2]],"centroids":[[0,1],[3,3]]}""", 3.0)]
    [InlineData("det", "primal", """{"A":[2,0,1,1,3,2,1,1,4],"ell":3}""", 18.0)]
    [InlineData("det", "primal", """{"A":[7],"ell":1}""", 7.0)]
    public void Primal_OnPaper_IsTheSame(string module, string function, string input, double expected)
    {
        Assert.Equal(expected, Conversation.Output(module, function, input).GetDouble(), Tolerance);
    }

    [Fact]
    public void Gmm_OfOneStandardNormal_IsItsLogLikelihoodAndPrior()
    {
        var input = """{"d":1,"k":1,"n":2,"x":[[1.0],[-2.0]],"m":0,"gamma":1.0,"alpha":[5.0],"mu":[[0.0]],"q":[[0.0]],"l":[[]]}""";
        var logLikelihood = -Math.Log(2 * Math.PI) - 0.5 * (1 + 4);
        var logPrior = -0.5 - Math.Log(2);
        Assert.Equal(
            logLikelihood + logPrior, Conversation.Output("gmm", "objective", input).GetDouble(), Tolerance);
    }

    [Fact]
    public void Lstm_WithoutWeights_PredictsEvenly()
    {
        // One layer of one bit, all weights zero: every prediction is 0, so its likelihood is 1 / (1 + 2).
        var input = """{"main_params":[[0,0,0,0],[0,0,0,0]],"extra_params":[[0],[0],[0]],"state":[[0.5],[0.25]],"sequence":[[1],[1],[1]]}""";
        Assert.Equal(Math.Log(3), Conversation.Output("lstm", "objective", input).GetDouble(), Tolerance);
    }

    [Fact]
    public void Ba_OfACameraThatDoesNotTurn_ProjectsStraight()
    {
        // The point (2, 4, 2) seen from the origin at focal length 10 from the principal point (1, 1), no distortion.
        var input = """{"n":1,"m":2,"p":3,"cam":[0,0,0,0,0,0,10,1,1,0,0],"x":[2,4,2],"w":0.5,"feat":[1,1]}""";
        Assert.Equal(
            """{"reproj_error":{"elements":[5,10],"repeated":3},"w_err":{"element":0.75,"repeated":3}}""",
            Conversation.Output("ba", "objective", input).GetRawText());
    }
}
