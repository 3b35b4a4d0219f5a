namespace AutoDiffGen.Samples.Tests;

public sealed class SampleOptionsTests
{
    [Fact]
    public void TryParse_Nothing_GivesTheFullRun()
    {
        Assert.True(SampleOptions.TryParse([], out var options, out _));

        Assert.Equal(500, options.IterationsOr(full: 500, brief: 5));
        Assert.False(options.Float);
        Assert.Null(options.Data);
    }

    [Fact]
    public void TryParse_AllOptions_AreHeard()
    {
        string[] args = ["--float", "--data", "images", "--iterations", "7"];

        Assert.True(SampleOptions.TryParse(args, out var options, out _));
        Assert.True(options.Float);
        Assert.Equal("images", options.Data);
        Assert.Equal(7, options.IterationsOr(full: 500, brief: 5));
    }

    [Fact]
    public void TryParse_Brief_GivesTheBriefRun()
    {
        Assert.True(SampleOptions.TryParse(["--brief"], out var options, out _));

        Assert.Equal(5, options.IterationsOr(full: 500, brief: 5));
    }

    [Theory]
    [InlineData("--fast")]
    [InlineData("--data")]
    [InlineData("--iterations")]
    [InlineData("--iterations", "none")]
    [InlineData("--iterations", "0")]
    public void TryParse_WhatItDoesNotKnow_NamesTheOption(params string[] args)
    {
        Assert.False(SampleOptions.TryParse(args, out _, out var problem));

        Assert.Contains(args[0], problem, StringComparison.Ordinal);
    }
}
