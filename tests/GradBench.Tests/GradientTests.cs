using System.Text.Json;

namespace AutoDiffGen.GradBench.Tests;

/// <summary>The derivatives of the programs at points where they can be told on paper.</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData("llsq", "gradient", """{"x":[0.5,0.25],"n":3}""", 1.5, -1.5)]
    [InlineData("lse", "gradient", """{"x":[1000.0,1000.0,1000.0,1000.0]}""", 0.25, 0.25, 0.25, 0.25)]
    [InlineData("det", "gradient", """{"A":[2,0,1,1,3,2,1,1,4],"ell":3}""", 10.0, -2.0, -2.0, 1.0, 7.0, -2.0, -3.0, -3.0, 6.0)]
    [InlineData("det", "gradient", """{"A":[7],"ell":1}""", 1.0)]
    [InlineData("ode", "gradient", """{"x":[0.5,0.25],"s":1}""", 0.5, 1.0)]
    [InlineData("kmeans", "dir", """{"points":[[0,0],[3,4],[0,2]],"centroids":[[0,1],[3,3]]}""", 0.0, 0.0, 0.0, -1.0)]
    public void Gradient_OnPaper_IsTheSame(string module, string function, string input, params double[] expected)
    {
        AssertClose(expected, Flat(Conversation.Output(module, function, input)));
    }

    [Fact]
    public void Gmm_OfOneStandardNormal_PullsTowardsThePoints()
    {
        var input = """{"d":1,"k":1,"n":2,"x":[[1.0],[-2.0]],"m":0,"gamma":1.0,"alpha":[5.0],"mu":[[0.0]],"q":[[0.0]],"l":[[]]}""";
        var gradient = Conversation.Output("gmm", "jacobian", input);
        AssertClose([0], Flat(gradient.GetProperty("alpha")));
        AssertClose([-1], Flat(gradient.GetProperty("mu")));
        AssertClose([(1 - 1) + (1 - 4) - 1], Flat(gradient.GetProperty("q")));
        Assert.Equal("[[]]", gradient.GetProperty("l").GetRawText());
    }

    [Fact]
    public void Lstm_WithoutWeights_FeelsOnlyTheBiasOfTheOutput()
    {
        var input = """{"main_params":[[0,0,0,0],[0,0,0,0]],"extra_params":[[0],[0],[0]],"state":[[0],[0]],"sequence":[[1],[1],[1]]}""";
        AssertClose([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.0 / 3], Flat(Conversation.Output("lstm", "jacobian", input)));
    }

    [Fact]
    public void Ba_OfACameraThatDoesNotTurn_HasTheseRows()
    {
        // The point (2, 4, 2) seen from the origin at focal length 10 from the principal point (1, 1), no distortion.
        var input = """{"n":1,"m":2,"p":12,"cam":[0,0,0,0,0,0,10,1,1,0,0],"x":[2,4,2],"w":0.5,"feat":[1,1]}""";
        var jacobian = Conversation.Output("ba", "jacobian", input);
        var rows = Flat(jacobian.GetProperty("rows"));
        var columns = Flat(jacobian.GetProperty("cols"));
        var values = Flat(jacobian.GetProperty("vals"));

        Assert.Equal([0, 15, 30, 45], rows[..4]);
        Assert.Equal(12 * 31, rows[^1]);
        Assert.Equal([.. Enumerable.Range(0, 14), 17], columns[..15].Select(column => (int)column));
        Assert.Equal(28, columns[30]);
        double[] first = [-10, 10, -10, -2.5, 0, 2.5, 0.5, 0.5, 0, 25, 125, 2.5, 0, -2.5, 10];
        AssertClose(first, values[..15]);
        Assert.Equal(-1, values[30]);
    }

    [Theory]
    [InlineData("rr")]
    [InlineData("rf")]
    [InlineData("fr")]
    [InlineData("ff")]
    public void Particle_InAllModes_MeetsTheOrigin(string modes)
    {
        Assert.Equal(0.2071918746486116, Conversation.Output("particle", modes, """{"w":0.0}""").GetDouble(), 1e-4);
    }

    [Theory]
    [InlineData("rr")]
    [InlineData("rf")]
    [InlineData("fr")]
    [InlineData("ff")]
    public void Saddle_InAllModes_IsAtTheOrigin(string modes)
    {
        var points = Flat(Conversation.Output("saddle", modes, """{"start":[1.0,1.0]}"""));
        Assert.All(points, coordinate => Assert.Equal(8.246324826140356e-06, coordinate, 1e-12));
        Assert.Equal(4, points.Length);
    }

    [Theory]
    [InlineData("[]", 26)]
    [InlineData("[[0.2,0.3],[0.1,0.6]]", 28)]
    public void Ht_OfASmallHand_HasTheJacobianOfDifferences(string us, int columns)
    {
        double[] theta = [.. Enumerable.Range(0, 26).Select(i => 0.1 + 0.03 * i)];
        var jacobian = Conversation.Output("ht", "jacobian", SmallHand(theta, us)).EnumerateArray().Select(Flat).ToArray();
        Assert.Equal(6, jacobian.Length);
        Assert.All(jacobian, row => Assert.Equal(columns, row.Length));
        for (var i = 0; i < theta.Length; i++)
        {
            const double step = 1e-5;
            var (above, below) = (Errors(i, step), Errors(i, -step));
            var expected = above.Zip(below, (plus, minus) => (plus - minus) / (2 * step));
            Assert.All(expected.Zip(jacobian), pair => Assert.Equal(pair.First, pair.Second[columns - 26 + i], 1e-8));
        }

        double[] Errors(int i, double by)
        {
            double[] moved = [.. theta];
            moved[i] += by;
            return Flat(Conversation.Output("ht", "objective", SmallHand(moved, us)));
        }
    }

    [Fact]
    public void Ht_InTriangles_MovesAlongTheirSides()
    {
        // Without a pose, the vertices are where they were, and the third barycentric coordinate is what is left.
        var jacobian = Conversation.Output("ht", "jacobian", SmallHand(new double[26], "[[0.2,0.3],[0.1,0.6]]")).EnumerateArray().Select(Flat).ToArray();
        double[][] sides = [[1, 0], [0, 0.5], [0, 2]];
        for (var i = 0; i < 6; i++)
        {
            AssertClose(sides[i % 3], jacobian[i][..2]);
        }
    }

    /// <summary>Three bones, one of which bends, and a triangle of three vertices.</summary>
    private static string SmallHand(double[] theta, string us)
    {
        const string identity = "[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]";
        var pose = JsonSerializer.Serialize(theta);
        var correspondences = us == "[]" ? "[0,2]" : "[0,0]";
        return $$$$"""
            {"theta":{{{{pose}}}},"us":{{{{us}}}},"data":{"correspondences":{{{{correspondences}}}},"points":[[0.5,0.5,1],[1,0,0]],"model":{
              "bone_names":["wrist","base","tip"],"parents":[-1,0,1],"is_mirrored":false,"triangles":[[0,1,2]],
              "base_relatives":[{{{{identity}}}},{{{{identity}}}},{{{{identity}}}}],"inverse_base_absolutes":[{{{{identity}}}},{{{{identity}}}},{{{{identity}}}}],
              "base_positions":[[0,1,1,1],[1,0.5,-1,1],[1,1,1,1]],"weights":[[1,0,0],[0.5,0.25,0.25],[0,0,1]]}}}
            """.Replace("\n", " ").Replace("\r", "");
    }

    private static double[] Flat(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().SelectMany(Flat)]
        : [value.GetDouble()];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-12);
        }
    }
}
