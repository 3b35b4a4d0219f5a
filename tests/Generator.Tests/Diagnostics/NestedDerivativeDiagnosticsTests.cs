using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Calls of generated derivatives that cannot be differentiated.</summary>
public sealed class NestedDerivativeDiagnosticsTests
{
    [Fact]
    public async Task Derivative_OfArrays_IsReportedAtTheCall() => await Verify.MembersAsync("""
        [Differentiable]
        public static double Inner(double[] a) => a[0] * a[1];

        [Differentiable]
        public static double F(double x, double[] a) => x * {|ADG0043:InnerValueAndGrad(a)|}.GradA[0];
        """);

    [Fact]
    public async Task Derivative_OfAMethodThatCallsItself_InAnotherThatDoes_IsReportedAtTheMethod() => await Verify.MembersAsync("""
        private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

        [Differentiable]
        public static double Inner(double x, int n) => Power(x, n);

        private static double Outer(double x, int n) => n == 0 ? x : x * InnerValueAndGrad(Outer(x, n - 1), 3).GradX;

        [Differentiable]
        public static double {|ADG0005:F|}(double x, int n) => Outer(x, n);
        """);

    [Fact]
    public void Derivative_OfAMethodThatCallsTheCaller_IsReported()
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([new TestSource("F.cs", """
            using AutoDiffGen;
            public static partial class C
            {
                private static double Step(double x, int n) => n == 0 ? x : InnerValueAndGrad(Step(x, n - 1), 0).GradX;

                [Differentiable]
                public static double Inner(double x, int n) => n == 0 ? x * x : Step(x, n - 1);

                [Differentiable]
                public static double F(double x) => Step(x, 2);
            }
            """)]);
        Assert.Equal(["ADG0009", "ADG0009"], outcome.Result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Derivative_OfTheMethodItself_IsReportedAtTheCall()
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([new TestSource("F.cs", """
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable]
                public static double F(double x) => x > 1 ? x : FValueAndGrad(x * x).GradX;
            }
            """)]);
        var error = Assert.Single(outcome.Result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
    }

    [Fact]
    public void Call_ThatNobodyGenerates_IsAnErrorOfTheCode()
    {
        var outcome = GeneratorHost.Run<DifferentiableGenerator>([new TestSource("F.cs", """
            using AutoDiffGen;
            public static partial class C
            {
                [Differentiable]
                public static double F(double x) => GValueAndGrad(x) * x;
            }
            """)]);
        Assert.Equal("ADG0009", Assert.Single(outcome.Result.Diagnostics).Id);
    }
}
