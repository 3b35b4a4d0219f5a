namespace AutoDiffGen;

/// <summary>
/// How numpy writes real numbers: at most 8 digits after the point, all with as many columns on either side of it; with
/// exponents where the numbers are very large, very small or far apart (FloatingFormat in numpy/core/arrayprint.py).
/// </summary>
internal sealed class RealFormat : ElementFormat
{
    private const int Precision = 8;

    private readonly bool _isSingle;
    private readonly bool _hasExponents;
    private readonly int _left;
    private readonly int _right;
    private readonly int _fractionDigits;
    private readonly int _exponentDigits;

    public RealFormat(double[] shown, bool isSingle)
    {
        _isSingle = isSingle;
        double[] finite = Array.FindAll(shown, double.IsFinite);
        _hasExponents = NeedsExponents(finite, isSingle);
        foreach (double value in finite)
        {
            string text = _hasExponents
                ? DecimalText.Scientific(value, Precision, isSingle)
                : DecimalText.Positional(value, Precision, isSingle);
            int point = text.IndexOf('.', StringComparison.Ordinal);
            int exponent = _hasExponents ? text.IndexOf('e', StringComparison.Ordinal) : text.Length;
            _left = Math.Max(_left, point);
            _fractionDigits = Math.Max(_fractionDigits, exponent - point - 1);
            _exponentDigits = Math.Max(_exponentDigits, text.Length - exponent - 2);
        }

        _right = _hasExponents ? _fractionDigits + 2 + _exponentDigits : _fractionDigits;
        if (finite.Length != shown.Length)
        {
            int longest = Array.Exists(shown, double.IsNegativeInfinity) ? 4 : 3;
            _left = Math.Max(_left, longest - _right - 1);
        }
    }

    public override string Format(object value)
    {
        double number = value is float single ? single : (double)value;
        if (!double.IsFinite(number))
        {
            return DecimalText.NotFinite(number).PadLeft(_left + 1 + _right);
        }

        if (_hasExponents)
        {
            return DecimalText.Scientific(number, _fractionDigits, _isSingle, _fractionDigits, _exponentDigits)
                .PadLeft(_left + 1 + _right);
        }

        string text = DecimalText.Positional(number, Precision, _isSingle);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return text.PadLeft(text.Length + _left - point).PadRight(_left + 1 + _right);
    }

    private static bool NeedsExponents(double[] finite, bool isSingle)
    {
        double largest = 0;
        double smallest = double.PositiveInfinity;
        foreach (double value in finite)
        {
            if (value != 0)
            {
                largest = Math.Max(largest, Math.Abs(value));
                smallest = Math.Min(smallest, Math.Abs(value));
            }
        }

        double ratio = isSingle ? (float)largest / (float)smallest : largest / smallest;
        return largest >= 1e8 || (largest > 0 && (smallest < 0.0001 || ratio > 1000));
    }
}
