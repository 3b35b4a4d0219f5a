using System.Collections.Generic;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// The derivatives of the scalar functions of <c>System.Math</c>, <c>System.MathF</c>, <c>double</c> and <c>float</c>:
/// for each function one line of cotangents, in the order of its parameters. <c>grad</c> is the cotangent of the
/// result and <c>result</c> the result; functions are those of the same class. All are elementwise, so forward mode
/// reads the same lines with the tangent in the place of <c>grad</c>. Behaviour at kinks is documented in
/// docs/kinks.md.
/// </summary>
internal static class ScalarRules
{
    private const string Ln2 = "0.6931471805599453";
    private const string Ln10 = "2.302585092994046";
    private const string Pi = "3.141592653589793";

    /// <summary>The operators, by metadata name.</summary>
    public static readonly IReadOnlyDictionary<string, ScalarRule> Operators = Index(
        new("op_Addition(a, b)", "grad", "grad"),
        new("op_Subtraction(a, b)", "grad", "-grad"),
        new("op_Multiply(a, b)", "grad * b", "grad * a"),
        new("op_Division(a, b)", "grad / b", "-grad * a / (b * b)"),
        new("op_Modulus(a, b)", "grad", "-grad * Truncate(a / b)"),
        new("op_UnaryNegation(a)", "-grad"));

    /// <summary>The functions, by name and number of parameters.</summary>
    public static readonly IReadOnlyDictionary<string, ScalarRule> Functions = Index(

        // Exponentials, logarithms and powers
        new("Exp(x)", "grad * result"),
        new("Exp2(x)", $"grad * result * {Ln2}"),
        new("Exp10(x)", $"grad * result * {Ln10}"),
        new("ExpM1(x)", "grad * Exp(x)"),
        new("Exp2M1(x)", $"grad * Exp2(x) * {Ln2}"),
        new("Exp10M1(x)", $"grad * Exp10(x) * {Ln10}"),
        new("Log(x)", "grad / x"),
        new("Log(x, newBase)", "grad / (x * Log(newBase))", "-grad * result / (newBase * Log(newBase))"),
        new("Log2(x)", $"grad / ({Ln2} * x)"),
        new("Log10(x)", $"grad / ({Ln10} * x)"),
        new("LogP1(x)", "grad / (1 + x)"),
        new("Log2P1(x)", $"grad / ({Ln2} * (1 + x))"),
        new("Log10P1(x)", $"grad / ({Ln10} * (1 + x))"),
        new("Pow(x, y)", "y == 0 ? 0 : grad * y * Pow(x, y - 1)", "x == 0 && y >= 0 ? 0 : grad * result * Log(x)"),
        new("Sqrt(x)", "grad / (2 * result)"),
        new("Cbrt(x)", "grad / (3 * result * result)"),
        new("RootN(x, n)", "grad / (n * Pow(result, n - 1))"),
        new("Hypot(x, y)", "result == 0 ? 0 : grad * x / result", "result == 0 ? 0 : grad * y / result"),

        // Trigonometry
        new("Sin(x)", "grad * Cos(x)"),
        new("Cos(x)", "-grad * Sin(x)"),
        new("Tan(x)", "grad * (1 + result * result)"),
        new("Asin(x)", "grad / Sqrt((1 - x) * (1 + x))"),
        new("Acos(x)", "-grad / Sqrt((1 - x) * (1 + x))"),
        new("Atan(x)", "grad / (1 + x * x)"),
        new("Atan2(y, x)", "x == 0 && y == 0 ? 0 : grad * x / (x * x + y * y)", "x == 0 && y == 0 ? 0 : -grad * y / (x * x + y * y)"),
        new("SinPi(x)", $"grad * {Pi} * CosPi(x)"),
        new("CosPi(x)", $"-grad * {Pi} * SinPi(x)"),
        new("TanPi(x)", $"grad * {Pi} * (1 + result * result)"),
        new("AsinPi(x)", $"grad / ({Pi} * Sqrt((1 - x) * (1 + x)))"),
        new("AcosPi(x)", $"-grad / ({Pi} * Sqrt((1 - x) * (1 + x)))"),
        new("AtanPi(x)", $"grad / ({Pi} * (1 + x * x))"),
        new("Atan2Pi(y, x)", $"x == 0 && y == 0 ? 0 : grad * x / ({Pi} * (x * x + y * y))", $"x == 0 && y == 0 ? 0 : -grad * y / ({Pi} * (x * x + y * y))"),
        new("DegreesToRadians(x)", "grad * 0.017453292519943295"),
        new("RadiansToDegrees(x)", "grad * 57.29577951308232"),

        // Hyperbolic functions
        new("Sinh(x)", "grad * Cosh(x)"),
        new("Cosh(x)", "grad * Sinh(x)"),
        new("Tanh(x)", "grad * (1 - result * result)"),
        new("Asinh(x)", "grad / Sqrt(x * x + 1)"),
        new("Acosh(x)", "grad / Sqrt((x - 1) * (x + 1))"),
        new("Atanh(x)", "grad / ((1 - x) * (1 + x))"),

        // Selection: a tie with a constant passes the whole gradient, any other tie is split in halves
        new("Abs(x)", "x > 0 ? grad : x < 0 ? -grad : 0"),
        new("Max(x, y)", "IsConstant(y) ? (x >= y ? grad : 0) : x > y ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y >= x ? grad : 0) : y > x ? grad : y == x ? 0.5 * grad : 0"),
        new("Min(x, y)", "IsConstant(y) ? (x <= y ? grad : 0) : x < y ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y <= x ? grad : 0) : y < x ? grad : y == x ? 0.5 * grad : 0"),
        new("MaxNative(x, y)", "IsConstant(y) ? (x >= y ? grad : 0) : x > y ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y >= x ? grad : 0) : y > x ? grad : y == x ? 0.5 * grad : 0"),
        new("MinNative(x, y)", "IsConstant(y) ? (x <= y ? grad : 0) : x < y ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y <= x ? grad : 0) : y < x ? grad : y == x ? 0.5 * grad : 0"),
        new("MaxMagnitude(x, y)", "Abs(x) > Abs(y) || Abs(x) == Abs(y) && x > y ? grad : x == y ? 0.5 * grad : 0", "Abs(y) > Abs(x) || Abs(x) == Abs(y) && y > x ? grad : x == y ? 0.5 * grad : 0"),
        new("MinMagnitude(x, y)", "Abs(x) < Abs(y) || Abs(x) == Abs(y) && x < y ? grad : x == y ? 0.5 * grad : 0", "Abs(y) < Abs(x) || Abs(x) == Abs(y) && y < x ? grad : x == y ? 0.5 * grad : 0"),

        // The same, but what is not a number is left out: only it is not equal to itself
        new("MaxNumber(x, y)", "IsConstant(y) ? (x >= y ? grad : 0) : x > y || !(y == y) ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y >= x ? grad : 0) : y > x || !(x == x) ? grad : y == x ? 0.5 * grad : 0"),
        new("MinNumber(x, y)", "IsConstant(y) ? (x <= y ? grad : 0) : x < y || !(y == y) ? grad : x == y ? 0.5 * grad : 0", "IsConstant(x) ? (y <= x ? grad : 0) : y < x || !(x == x) ? grad : y == x ? 0.5 * grad : 0"),
        new("MaxMagnitudeNumber(x, y)", "Abs(x) > Abs(y) || Abs(x) == Abs(y) && x > y || !(y == y) ? grad : x == y ? 0.5 * grad : 0", "Abs(y) > Abs(x) || Abs(x) == Abs(y) && y > x || !(x == x) ? grad : x == y ? 0.5 * grad : 0"),
        new("MinMagnitudeNumber(x, y)", "Abs(x) < Abs(y) || Abs(x) == Abs(y) && x < y || !(y == y) ? grad : x == y ? 0.5 * grad : 0", "Abs(y) < Abs(x) || Abs(x) == Abs(y) && y < x || !(x == x) ? grad : x == y ? 0.5 * grad : 0"),
        new(
            "Clamp(x, min, max)",
            "x < min || x > max ? 0 : !IsConstant(min) && x == min || !IsConstant(max) && x == max ? 0.5 * grad : grad",
            "x < min ? grad : !IsConstant(min) && x == min ? 0.5 * grad : 0",
            "x > max ? grad : !IsConstant(max) && x == max ? 0.5 * grad : 0"),
        new(
            "ClampNative(x, min, max)",
            "x < min || x > max ? 0 : !IsConstant(min) && x == min || !IsConstant(max) && x == max ? 0.5 * grad : grad",
            "x < min ? grad : !IsConstant(min) && x == min ? 0.5 * grad : 0",
            "x > max ? grad : !IsConstant(max) && x == max ? 0.5 * grad : 0"),
        new("CopySign(x, y)", "grad * CopySign(1, x) * CopySign(1, y)", "0"),

        // Sums of products
        new("FusedMultiplyAdd(x, y, z)", "grad * y", "grad * x", "grad"),
        new("MultiplyAddEstimate(x, y, z)", "grad * y", "grad * x", "grad"),
        new("Lerp(a, b, t)", "grad * (1 - t)", "grad * t", "grad * (b - a)"),
        new("ScaleB(x, n)", "grad * ScaleB(1, n)"),
        new("IEEERemainder(x, y)", "grad", "-grad * Round(x / y)"),
        new("Ieee754Remainder(x, y)", "grad", "-grad * Round(x / y)"),
        new("ReciprocalEstimate(x)", "-grad / (x * x)"),
        new("ReciprocalSqrtEstimate(x)", "-grad / (2 * x * Sqrt(x))"),

        // Steps: the derivative is zero, and a warning says so
        new("Floor(x)", "0"),
        new("Ceiling(x)", "0"),
        new("Truncate(x)", "0"),
        new("Round(x)", "0"),
        new("Round(x, digits)", "0"),
        new("Round(x, digits, mode)", "0"));

    private static Dictionary<string, ScalarRule> Index(params ScalarRule[] rules)
    {
        var index = new Dictionary<string, ScalarRule>();
        foreach (ScalarRule rule in rules)
        {
            index.Add(Key(rule.Name, rule.Parameters.Length), rule);
        }

        return index;
    }

    public static string Key(string name, int parameters) => name + "/" + parameters;
}
