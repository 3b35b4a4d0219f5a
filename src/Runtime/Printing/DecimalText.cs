using System.Globalization;
using System.Numerics;

namespace AutoDiffGen;

/// <summary>
/// Numbers as decimal text: the shortest digits that give the number back, but no more than asked for; what is cut off is
/// rounded from the exact value, ties to the even digit (numpy's dragon4).
/// </summary>
internal static class DecimalText
{
    /// <summary>Without an exponent, as <c>-12.5</c> or <c>3.</c>.</summary>
    public static string Positional(double value, int precision, bool isSingle)
    {
        var (digits, exponent) = Shortest(value, isSingle);
        if (digits.Length - 1 - exponent > precision)
        {
            var rounded = RoundScaled(value, precision);
            digits = rounded.ToString(CultureInfo.InvariantCulture);
            exponent = digits.Length - 1 - precision;
        }

        string whole = exponent < 0 ? "0" : digits.PadRight(exponent + 1, '0')[..(exponent + 1)];
        string fraction = exponent < 0
            ? new string('0', -exponent - 1) + digits
            : digits.Length > exponent + 1 ? digits[(exponent + 1)..] : "";
        return $"{Sign(value)}{whole}.{fraction.TrimEnd('0')}";
    }

    /// <summary>With an exponent, as <c>1.25e-05</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">The most digits after the point.</param>
    /// <param name="isSingle">Whether the shortest digits are those of a float.</param>
    /// <param name="minDigits">The least digits after the point.</param>
    /// <param name="exponentDigits">The least digits of the exponent.</param>
    public static string Scientific(
        double value, int precision, bool isSingle, int minDigits = 0, int exponentDigits = 2)
    {
        var (digits, exponent) = Shortest(value, isSingle);
        if (value != 0 && (digits.Length - 1 > precision || digits.Length - 1 < minDigits))
        {
            int count = Math.Clamp(digits.Length - 1, minDigits, precision);
            digits = RoundScaled(value, count - exponent).ToString(CultureInfo.InvariantCulture);

            // Rounding up may have given one digit more; rounding the exact value of a denormal, one less.
            exponent += digits.Length - 1 - count;
            digits = digits.PadRight(count + 1, '0')[..(count + 1)];
        }

        string fraction = digits[1..].TrimEnd('0').PadRight(minDigits, '0');
        string power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(2, exponentDigits), '0');
        return $"{Sign(value)}{digits[0]}.{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
    }

    /// <summary>A number on its own, as Python writes it: <c>3.0</c>, <c>1e-05</c>.</summary>
    public static string Scalar(double value, bool isSingle)
    {
        double size = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        if (size == 0 || (size >= 1e-4 && size < 1e16))
        {
            string text = Positional(value, int.MaxValue, isSingle);
            return text.EndsWith('.') ? text + "0" : text;
        }

        return Scientific(value, int.MaxValue, isSingle).Replace(".e", "e", StringComparison.Ordinal);
    }

    /// <summary><c>nan</c>, <c>inf</c> or <c>-inf</c>.</summary>
    public static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";

    private static string Sign(double value) => double.IsNegative(value) ? "-" : "";

    /// <summary>The shortest digits, without trailing zeros, and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Shortest(double value, bool isSingle)
    {
        // E16 would write 17 digits; the round-trip format writes as few as needed, with or without an exponent.
        double size = Math.Abs(value);
        string text = isSingle
            ? ((float)size).ToString("R", CultureInfo.InvariantCulture)
            : size.ToString("R", CultureInfo.InvariantCulture);
        string[] parts = text.Split('E');
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        string[] sides = parts[0].Split('.');
        string digits = sides[0] + (sides.Length > 1 ? sides[1] : "");
        exponent += sides[0].Length - 1;
        string significant = digits.TrimStart('0');
        if (significant.Length == 0)
        {
            return ("0", 0);
        }

        exponent -= digits.Length - significant.Length;
        return (significant.TrimEnd('0'), exponent);
    }

    /// <summary>|value| times ten to a power, rounded to an integer from the exact value, ties to even.</summary>
    private static BigInteger RoundScaled(double value, int power)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int exponentBits = (int)(bits >> 52);
        long mantissa = bits & ((1L << 52) - 1);
        int exponent = Math.Max(exponentBits, 1) - 1075;
        BigInteger numerator = exponentBits == 0 ? mantissa : mantissa | (1L << 52);
        var denominator = BigInteger.One;
        numerator <<= Math.Max(exponent, 0);
        denominator <<= Math.Max(-exponent, 0);
        numerator *= BigInteger.Pow(10, Math.Max(power, 0));
        denominator *= BigInteger.Pow(10, Math.Max(-power, 0));
        var quotient = BigInteger.DivRem(2 * numerator, 2 * denominator, out var remainder);
        int half = remainder.CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
