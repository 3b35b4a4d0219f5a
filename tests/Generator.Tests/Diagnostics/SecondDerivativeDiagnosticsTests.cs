namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0040 and ADG0041: second derivatives that are asked for and cannot be given.</summary>
public sealed class SecondDerivativeDiagnosticsTests
{
    [Fact]
    public async Task Hvp_OfACallWhoseRuleHasNoDerivative_IsReportedAtTheCall() => await Verify.MembersAsync("""
        [Derivative(nameof(x), "grad * Slope(x)", Kind = DerivativeKind.Elementwise)]
        public static double Table(double x) => x;

        public static double Slope(double x) => 1;

        [Differentiable(Derivatives.ValueAndGrad | Derivatives.Hvp)]
        public static double F(double x, double y) => x * {|ADG0040:Table(y)|};
        """);

    [Fact]
    public async Task Gradient_OfACallWhoseRuleHasNoDerivative_IsAccepted() => await Verify.MembersAsync("""
        [Derivative(nameof(x), "grad * Slope(x)", Kind = DerivativeKind.Elementwise)]
        public static double Table(double x) => x;

        public static double Slope(double x) => 1;

        [Differentiable]
        public static double F(double x, double y) => x * Table(y);
        """);

    [Fact]
    public async Task Hvp_OfAMethodThatCallsItselfAndMakesArrays_IsReportedAtTheMethod() => await Verify.MembersAsync("""
        private static double Power(double x, int n)
        {
            double[] factors = [x, x + n];
            for (int i = 0; i < n; i++)
                factors[i % 2] *= Power(x, n - 1);

            return factors[0] * factors[1];
        }

        [Differentiable(Derivatives.ValueAndGrad | Derivatives.Hvp)]
        public static double {|ADG0005:F|}(double x, double y) => y * Power(x, 3);
        """);

    [Theory]
    [InlineData("Hessian")]
    [InlineData("Jacobian")]
    public async Task Matrix_OfTensors_IsReportedAtTheMethod(string matrix) => await Verify.MembersAsync($$"""
        [Differentiable(Derivatives.{{matrix}})]
        public static Tensor<double> {|ADG0041:F|}(Tensor<double> x) => (x * x).Sum();
        """);

    [Theory]
    [InlineData("Hvp", "double a, double b, double t, double s")]
    [InlineData("Hessian", "double a, double b")]
    [InlineData("Jacobian", "double a, double b")]
    public async Task Member_ThatIsThereAlready_IsReportedAtTheMethod(string member, string parameters) => await Verify.MembersAsync($$"""
        [Differentiable(Derivatives.{{member}})]
        public static double {|ADG0005:F|}(double x, double y) => x * y;

        public static double F{{member}}({{parameters}}) => 0;
        """);

    [Fact]
    public async Task Hvp_OfACallWithoutRuleForForwardMode_IsReportedAtTheCall() => await Verify.MembersAsync("""
        [Derivative(nameof(x), "grad * 2")]
        public static double Twice(double x) => x + x;

        [Differentiable(Derivatives.Hvp)]
        public static double F(double x) => {|ADG0018:Twice(x)|};
        """);
}
