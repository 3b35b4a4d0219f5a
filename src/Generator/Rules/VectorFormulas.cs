using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Rules;

/// <summary>
/// What the members of <c>System.Numerics.Vector2</c>, <c>Vector3</c> and <c>Vector4</c> compute, in terms of their
/// components: they are taken apart, so that no derivative of a vector function is needed. A formula holds for each
/// component alike; <c>Sum</c> and <c>All</c> are over the components, other functions are those of <c>MathF</c> or of this
/// table. <c>Root</c> is the square root in a length, the derivative of which is zero at zero, as that of <c>Hypot</c>.
/// </summary>
internal static class VectorFormulas
{
    /// <summary>The rule of the square root in a length.</summary>
    public static readonly ScalarRule Root = new("Root(x)", "result == 0 ? 0 : grad / (2 * result)");

    private static readonly Dictionary<string, VectorFormula> All = new VectorFormula[]
    {
        // Operators
        new("op_Addition(a, b)", "a + b"),
        new("op_Subtraction(a, b)", "a - b"),
        new("op_Multiply(a, b)", "a * b"),
        new("op_Division(a, b)", "a / b"),
        new("op_UnaryNegation(a)", "-a"),
        new("op_UnaryPlus(a)", "a"),
        new("op_Equality(a, b)", "All(a == b)"),
        new("op_Inequality(a, b)", "!All(a == b)"),
        new("Add(a, b)", "a + b"),
        new("Subtract(a, b)", "a - b"),
        new("Multiply(a, b)", "a * b"),
        new("Divide(a, b)", "a / b"),
        new("Negate(a)", "-a"),

        // Products and lengths
        new("Dot(a, b)", "Sum(a * b)"),
        new("Cross(a, b)", "(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X)", dimensions: 3),
        new("Cross(a, b)", "a.X * b.Y - a.Y * b.X", dimensions: 2),
        new("Sum(a)", "Sum(a)"),
        new("LengthSquared(vector)", "Sum(vector * vector)"),
        new("Length(vector)", "Root(LengthSquared(vector))"),
        new("DistanceSquared(a, b)", "LengthSquared(a - b)"),
        new("Distance(a, b)", "Length(a - b)"),
        new("Normalize(vector)", "vector / Length(vector)"),
        new("Reflect(a, normal)", "a - 2 * Dot(a, normal) * normal"),
        new("Lerp(a, b, t)", "a * (1 - t) + b * t"),

        // Selection
        new("Abs(a)", "Abs(a)"),
        new("Min(a, b)", "Min(a, b)"),
        new("Max(a, b)", "Max(a, b)"),
        new("Clamp(a, min, max)", "Min(Max(a, min), max)"),

        // Functions of each component
        new("SquareRoot(a)", "Sqrt(a)"),
        new("Exp(a)", "Exp(a)"),
        new("Log(a)", "Log(a)"),
        new("Log2(a)", "Log2(a)"),
        new("Sin(a)", "Sin(a)"),
        new("Cos(a)", "Cos(a)"),
        new("Hypot(a, b)", "Hypot(a, b)"),
        new("CopySign(a, b)", "CopySign(a, b)"),
        new("DegreesToRadians(a)", "DegreesToRadians(a)"),
        new("RadiansToDegrees(a)", "RadiansToDegrees(a)"),
        new("FusedMultiplyAdd(a, b, c)", "FusedMultiplyAdd(a, b, c)"),
        new("MultiplyAddEstimate(a, b, c)", "a * b + c"),

        // Constants
        new("Zero()", "0"),
        new("One()", "1"),
        new("UnitX()", "(1, 0)", dimensions: 2),
        new("UnitX()", "(1, 0, 0)", dimensions: 3),
        new("UnitX()", "(1, 0, 0, 0)", dimensions: 4),
        new("UnitY()", "(0, 1)", dimensions: 2),
        new("UnitY()", "(0, 1, 0)", dimensions: 3),
        new("UnitY()", "(0, 1, 0, 0)", dimensions: 4),
        new("UnitZ()", "(0, 0, 1)", dimensions: 3),
        new("UnitZ()", "(0, 0, 1, 0)", dimensions: 4),
        new("UnitW()", "(0, 0, 0, 1)", dimensions: 4),
    }.ToDictionary(formula => Key(formula.Name, formula.Parameters.Length, formula.Dimensions));

    /// <summary>The formula of a function for vectors of some number of components; null where there is none.</summary>
    public static VectorFormula? Find(string name, int parameters, int dimensions) =>
        All.TryGetValue(Key(name, parameters, dimensions), out VectorFormula? own) ? own
        : All.TryGetValue(Key(name, parameters, dimensions: 0), out VectorFormula? general) ? general
        : null;

    private static string Key(string name, int parameters, int dimensions) => name + "/" + parameters + "/" + dimensions;
}

/// <summary>The signature of a function of vectors and what it computes.</summary>
internal sealed class VectorFormula
{
    /// <param name="signature">The name and the names of the parameters.</param>
    /// <param name="text">The formula.</param>
    /// <param name="dimensions">The number of components that it is for; 0 for any.</param>
    public VectorFormula(string signature, string text, int dimensions = 0)
    {
        int open = signature.IndexOf('(');
        Name = signature.Substring(0, open);
        string parameters = signature.Substring(open + 1, signature.Length - open - 2);
        Parameters = parameters.Length == 0 ? [] : parameters.Split(',').Select(name => name.Trim()).ToArray();
        (Text, Dimensions) = (text, dimensions);
    }

    public string Name { get; }

    public string[] Parameters { get; }

    public string Text { get; }

    public int Dimensions { get; }
}
