using System.Text.RegularExpressions;

namespace AutoDiffGen.Generator.Tests.Language;

/// <summary>
/// An example of docs/language.md: a row of one of its tables, or a block of code with a [Differentiable] method.
/// </summary>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Name">What it is an example of.</param>
/// <param name="Declarations">The code blocks of the section that declare what its examples use.</param>
/// <param name="Code">The example, with <c>{|ADG0001:span|}</c> where it is bold.</param>
/// <param name="IsAccepted">Whether the page says that a derivative comes of it.</param>
internal sealed partial record LanguageRow(string Section, string Name, string Declarations, string Code, bool IsAccepted)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using AutoDiffGen;
        using static AutoDiffGen.TensorMath;

        """;

    public string Title => $"{Section}: {Name}";

    /// <summary>
    /// A file with the example in a class of its own. An example is members with an attribute of ours among them, or a
    /// method F, or else statements of <c>double F(double x, double y, int n)</c>.
    /// </summary>
    public string ToSource(string className)
    {
        var plain = Mark().Replace(Code, "");
        var members = Members().IsMatch(plain) ? Code
            : Method().IsMatch(plain) ? "[Differentiable] public static " + Code
            : "[Differentiable] public static double F(double x, double y, int n)\n{\n" + Code + "\n}";
        return $"{Usings}internal static partial class {className}\n{{\n{Declarations}\n{members}\n}}\n";
    }

    [GeneratedRegex(@"\{\|\w+:|\|\}")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\[(Differentiable|Derivative)\b")]
    private static partial Regex Members();

    [GeneratedRegex(@"^[\w<>,\[\]\(\). ]+ F(<\w+>)?\(")]
    private static partial Regex Method();
}
