using System.Runtime.Loader;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Fuzz.Building;

/// <summary>
/// Whether a program computes finite numbers only, also those that it does not use: the derivative of one that is not, times
/// a cotangent of zero, is not a number, and there is nothing to compare. The program is run again with every operation and
/// call looked at.
/// </summary>
internal static class FiniteProbe
{
    private const string Type = "FiniteProbe";

    private const string Source = $$"""
        internal static class {{Type}}
        {
            public static bool IsBroken;

            public static double Of(double number)
            {
                IsBroken |= !double.IsFinite(number);
                return number;
            }

            public static float Of(float number)
            {
                IsBroken |= !float.IsFinite(number);
                return number;
            }
        }
        """;

    /// <summary>What calls derivatives does not compile without the generator: nothing is said of it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="number">The number of the point.</param>
    public static bool IsFinite(FuzzProgram program, int number)
    {
        var context = new AssemblyLoadContext("probe", isCollectible: true);
        try
        {
            using var image = new MemoryStream();
            var emitted = Instrumented(program).Emit(image);
            if (!emitted.Success)
                return false;
            image.Position = 0;
            var assembly = context.LoadFromStream(image);
            var subject = new Subject(program, assembly);
            subject.Value(new Point(subject, program, number).Arguments());
            return !(bool)assembly.GetType(Type)!.GetField("IsBroken")!.GetValue(null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static CSharpCompilation Instrumented(FuzzProgram program)
    {
        var compilation = Builder.Compile([program]);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = new Rewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot())!;
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, Builder.ParseOptions));
    }

    private sealed class Rewriter(SemanticModel model) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            var visited = base.Visit(node);
            return node is BinaryExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax
                && model.GetTypeInfo(node).Type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single }
                && !model.GetConstantValue(node).HasValue
                    ? SyntaxFactory.ParseExpression($"{Type}.Of({visited!.WithoutTrivia()})").WithTriviaFrom(visited!)
                    : visited;
        }
    }
}
