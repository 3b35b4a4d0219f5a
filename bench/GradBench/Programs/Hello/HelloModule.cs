namespace AutoDiffGen.GradBench;

/// <summary>A number in, a number out.</summary>
internal static class HelloModule
{
    public static Module Create() => new("hello", typeof(Hello), new Dictionary<string, Function>
    {
        ["square"] = Function.Of(input => input.AsDouble("input"), Hello.Square, JsonOutput.Number),
        ["double"] = Function.Of(
            input => input.AsDouble("input"), x => Hello.SquareValueAndGrad(x).GradX, JsonOutput.Number),
    });
}
