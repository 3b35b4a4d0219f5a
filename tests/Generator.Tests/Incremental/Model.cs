using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.Incremental;

/// <summary>The small project that the incremental tests edit, and the steps of the pipeline.</summary>
internal static class Model
{
    public const string Square = "Demo.First.Square.g.cs";

    public const string Scaled = "Demo.First.Scaled.g.cs";

    public const string Cube = "Demo.Second.Cube.g.cs";

    /// <summary>What the transform of ForAttributeWithMetadataName returns is cached too.</summary>
    private const string Transform = "result_ForAttributeWithMetadataName";

    /// <summary>Every step that the generator gave a name.</summary>
    public static string[] Steps { get; } =
    [
        Transform,
        .. typeof(DifferentiableGenerator).Assembly.GetType("AutoDiffGen.Generator.TrackingNames", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static TestSource[] Sources { get; } =
    [
        new("First.cs", """
            using AutoDiffGen;

            namespace Demo;

            public static partial class First
            {
                // a comment
                [Differentiable]
                public static double Square(double x) => x * x;

                [Differentiable]
                public static double Scaled(double x) => Helper.Scale(x) * x;

                public static int Unrelated() => 1;
            }
            """),
        new("Second.cs", """
            using AutoDiffGen;

            namespace Demo;

            public static partial class Second
            {
                [Differentiable]
                public static double Cube(double x) => x * x * x;
            }
            """),
        new("Helper.cs", """
            namespace Demo;

            // a comment beside the helper
            internal static class Helper
            {
                public static double Scale(double x) => 3 * x;

                public static double Unused(double x) => 4 * x;
            }
            """),
    ];

    public static IncrementalTest<DifferentiableGenerator> Start() => new(Sources);
}
