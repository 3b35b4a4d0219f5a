namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>ADG0001 to ADG0005: what is wrong before the body is looked at.</summary>
public sealed class SignatureDiagnosticsTests
{
    [Theory]
    [InlineData("public static class C { [Differentiable] public static double {|ADG0001:F|}(double x) => x; }")]
    [InlineData("public static class Outer { public static partial class C { [Differentiable] public static double {|ADG0001:F|}(double x) => x; } }")]
    [InlineData("public static class Outer { public static partial class C { [Differentiable] public static double {|ADG0001:F|}(double x) => x; } public static int G() => 1; }")]
    public async Task TypeNotPartial_AnywhereAround_IsReportedAtTheMethod(string source) => await Verify.SourceAsync(source);

    [Theory]
    [InlineData("[Differentiable] public static double {|ADG0002:F|}([NoGrad] double x, int n) => x * n;")]
    [InlineData("[Differentiable] public static double {|ADG0002:F|}() => 1;")]
    [InlineData("[Differentiable] public static double {|ADG0002:F|}(bool b, string s, long l, DayOfWeek d) => 1;")]
    public async Task NoActiveParameter_IsReportedAtTheMethod(string member) => await Verify.MembersAsync(member);

    [Theory]
    [InlineData("[Differentiable] public static {|ADG0003:void|} F(double x) { }")]
    [InlineData("[Differentiable] public static {|ADG0003:int|} F(double x) => 1;")]
    [InlineData("[Differentiable] public static {|ADG0003:decimal|} F(double x) => 1;")]
    [InlineData("[Differentiable] public static {|ADG0003:double?|} F(double x) => x;")]
    [InlineData("[Differentiable] public static {|ADG0003:(int, bool)|} F(double x) => (1, x > 0);")]
    [InlineData("[Differentiable] public static {|ADG0003:Tensor<int>|} F(double x, Tensor<int> t) => t;")]
    public async Task ReturnType_WithoutGradient_IsReportedAtTheType(string member) => await Verify.MembersAsync(member);

    [Theory]
    [InlineData("[Differentiable] public static double F(ref double {|ADG0004:x|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, out double {|ADG0004:y|}) { y = 1; return x; }")]
    [InlineData("[Differentiable] public static double F(double x, double[,,] {|ADG0004:values|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, List<float> {|ADG0004:values|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, double? {|ADG0004:maybe|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, (double, double[,,]) {|ADG0004:pair|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, (double, (List<double>, int)) {|ADG0004:pair|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, System.Numerics.Complex {|ADG0004:z|}) => x;")]
    [InlineData("[Differentiable] public static double F<T>(double x, T {|ADG0004:y|}) where T : System.Numerics.IMultiplyOperators<T, T, T> => x;")]
    [InlineData("[Differentiable] public static double F(double x, [Shape(\"N\")] double {|ADG0004:y|}) => x;")]
    [InlineData("[Differentiable] public static double F(double x, Half {|ADG0004:h|}) => x;")]
    public async Task Parameter_OfUnsupportedType_IsReportedAtItsName(string member) => await Verify.MembersAsync(member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, [NoGrad] double[] values) => x;")]
    [InlineData("[Differentiable] public static double F(double x, [NoGrad] double? maybe) => x;")]
    [InlineData("[Differentiable] public static double F(double x, [NoGrad] System.Numerics.Vector3 v) => x;")]
    [InlineData("[Differentiable] public static double F(double x, int[] indices, string s, object o) => x;")]
    public async Task Parameter_ThatNeedsNoGradient_IsAccepted(string member) => await Verify.MembersAsync(member);

    [Theory]
    [InlineData("[Differentiable] public static ref double {|ADG0005:F|}(double x, [NoGrad] double[] a) => ref a[0];")]
    [InlineData("[Differentiable] public static extern double {|ADG0005:F|}(double x);")]
    [InlineData("[Differentiable(Derivatives.ValueAndGrad)] public static (double, double) {|ADG0005:F|}(double x) => (x, x);")]
    [InlineData("public static double FValueAndGrad => 1; [Differentiable] public static double {|ADG0005:F|}(double x) => x;")]
    [InlineData("public static double FValueAndGrad(double x) => 1; [Differentiable] public static double {|ADG0005:F|}(double x) => x;")]
    [InlineData("public const int FJvp = 1; [Differentiable(Derivatives.Jvp)] public static double {|ADG0005:F|}(double x) => x;")]
    public async Task Method_OfUnsupportedKind_IsReportedAtItsName(string member) => await Verify.MembersAsync(member);

    [Theory]
    [InlineData("public abstract partial class C { [Differentiable] public abstract double {|ADG0005:F|}(double x); }")]
    [InlineData("public partial interface I { [Differentiable] static double {|ADG0005:F|}(double x) => x; }")]
    [InlineData("file static partial class C { [Differentiable] public static double {|ADG0005:F|}(double x) => x; }")]
    public async Task Method_OfUnsupportedType_IsReportedAtItsName(string source) => await Verify.SourceAsync(source);
}
