using System;
using System.Globalization;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Writes numbers as C# literals: the shortest text that reads back as the same number, in every culture.</summary>
internal static class NumberFormat
{
    /// <param name="number">The number.</param>
    /// <param name="isExplicit">Whether the text must be of type double by itself.</param>
    public static string Double(double number, bool isExplicit)
    {
        if (double.IsNaN(number))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        if (number == 0 && 1 / number < 0)
        {
            return "-0.0";
        }

        string text = Shortest(number);
        return isExplicit && IsInteger(text) ? text + ".0" : text;
    }

    public static string Float(float number)
    {
        if (float.IsNaN(number))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(number))
        {
            return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != number)
        {
            text = number.ToString("G9", CultureInfo.InvariantCulture);
        }

        return (number == 0 && 1 / number < 0 ? "-0" : text) + "f";
    }

    /// <summary>A number of a type parameter: <c>T.One</c>, <c>T.CreateChecked(0.5)</c>.</summary>
    public static string Generic(double number, string type) => number switch
    {
        0 when 1 / number > 0 => type + ".Zero",
        1 => type + ".One",
        < 0 => "-" + Generic(-number, type),
        _ => type + ".CreateChecked(" + Double(number, isExplicit: false) + ")",
    };

    /// <summary>A whole number of a type.</summary>
    public static string Whole(int number, TypeRef type) =>
        type.IsGeneric ? Generic(number, type.Name) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a literal has neither point, exponent nor suffix.</summary>
    public static bool IsInteger(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Shortest(double number)
    {
        if (Math.Abs(number) < 1e15 && number == Math.Floor(number))
        {
            return number.ToString("F0", CultureInfo.InvariantCulture);
        }

        for (int digits = 15; digits < 17; digits++)
        {
            string text = number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == number)
            {
                return text;
            }
        }

        return number.ToString("G17", CultureInfo.InvariantCulture);
    }
}
