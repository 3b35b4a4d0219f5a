namespace AutoDiffGen.Generator.Tests.Diagnostics;

/// <summary>Values of several members that leave the code in which their members can be followed.</summary>
public sealed class AggregateDiagnosticsTests
{
    [Theory]
    [InlineData("object o = {|ADG0011:(x, y)|}; return o.GetHashCode() * x;")]
    [InlineData("var pair = (x, y); return {|ADG0011:pair.ToString()|}.Length * x;")]
    [InlineData("(double, double)? maybe = {|ADG0011:(x, y)|}; return maybe.Value.Item1;")]
    [InlineData("ValueTuple<double> one = {|ADG0011:new ValueTuple<double>(x)|}; return one.Item1;")]
    public async Task Tuple_ThatLeavesTheCode_IsReportedWhereItDoes(string statements) => await Verify.BodyAsync(statements);

    [Theory]
    [InlineData("var pair = (n, n + 1); return pair.ToString().Length * x * y;")]
    [InlineData("var pair = (Count: n, Name: \"a\"); object o = pair; return x * y * pair.Count * o.GetHashCode();")]
    [InlineData("(double, double) pair = default; pair.Item1 = x; return pair.Item1 * y;")]
    [InlineData("double a = x, b; (a, (b, _)) = (y, (a, 3)); return a * b;")]
    [InlineData("(double first, double second) pair = (1, n); return pair.first * pair.second * x * y;")]
    [InlineData("var pair = (x, y); var same = pair; same.Item1 = 2; return pair.Item1 * same.y;")]
    public async Task Tuple_InsideOfTheCode_IsAccepted(string statements) => await Verify.BodyAsync(statements);
}
