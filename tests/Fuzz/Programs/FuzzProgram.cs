using System.Text.RegularExpressions;
using AutoDiffGen.Fuzz.Grammar.Features;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>A program: one differentiated method, and what it uses.</summary>
/// <param name="Name">What makes its names unique in a compilation, and leads back to it from a file name.</param>
/// <param name="Seed">Where it comes from: what its arguments are made of.</param>
/// <param name="Members">The members of its type; the first is the method, its name written as <c>FUZZED</c>.</param>
/// <param name="IsSecondOrder">Whether products with the Hessian are asked for too.</param>
internal sealed partial record FuzzProgram(string Name, ulong Seed, Node Members, bool IsSecondOrder = false)
{
    /// <summary>Arrays of parameters have this many elements, and so do those that are made of them.</summary>
    public const int ArrayLength = 3;

    public string TypeName => "P" + Name;

    public string MethodName => "F" + Name;

    /// <summary>The same in double precision throughout: its differences tell the derivatives of a method on floats.</summary>
    public string TwinName => "T" + Name;

    /// <summary>Whether it computes with vectors, the components of which the processor may add in another order.</summary>
    public bool HasVectors => Printer.Print(Members).Contains("Vector", StringComparison.Ordinal);

    /// <summary>Whether it calls derivatives, which are written into a derivative in another order than where they stand for themselves.</summary>
    public bool HasDerivatives => Printer.Print(Members).Contains(NestedDerivatives.Prefix, StringComparison.Ordinal);

    public bool IsSingle => SingleWord().IsMatch(Printer.Print(Members));

    public IEnumerable<string> Constructs =>
        Members.DescendantsAndSelf().Select(node => node.Construct).Where(construct => construct.Length > 0).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What the generator is given.</summary>
    public string Source() => Usings + Declaration(TypeName, isDifferentiable: true, Printer.Print(Members, 4));

    /// <summary>The type that differences are taken of, where single precision is in the way.</summary>
    public string TwinSource() => Usings + Declaration(TwinName, isDifferentiable: false, (HasVectors ? DoubleVectors.Declarations : "") + ToDouble(Printer.Print(Members, 4)));

    private const string Usings = "using System;\nusing System.Linq;\nusing System.Numerics;\nusing AutoDiffGen;\nusing static AutoDiffGen.Derivatives;\n\n";

    private string Declaration(string type, bool isDifferentiable, string members)
    {
        string attribute = isDifferentiable ? $"    [Differentiable(ValueAndGrad | Vjp | Jvp{(IsSecondOrder ? " | Hvp" : "")})]\n" : "";
        return $"public static partial class {type}\n{{\n{attribute}{members.Replace("FUZZED", MethodName, StringComparison.Ordinal)}}}\n";
    }

    private static string ToDouble(string text) =>
        SingleLiteral().Replace(SingleWord().Replace(text, match => match.Value == "float" ? "double" : "Math"), "$1");

    [GeneratedRegex(@"\b(float|MathF)\b")]
    private static partial Regex SingleWord();

    [GeneratedRegex(@"\b(\d+(\.\d+)?)f\b")]
    private static partial Regex SingleLiteral();
}
