using System.Globalization;

namespace AutoDiffGen;

/// <summary>How the elements of one tensor are written, all in the same width, as numpy writes them.</summary>
internal abstract class ElementFormat
{
    /// <summary>The format for the elements that are shown.</summary>
    public static ElementFormat For<TElement>(TElement[] shown) => shown switch
    {
        float[] values => new RealFormat(Array.ConvertAll(values, value => (double)value), isSingle: true),
        double[] values => new RealFormat(values, isSingle: false),
        bool[] => new BoolFormat(),
        _ => new IntegerFormat(shown.Cast<object>()),
    };

    /// <summary>An element on its own, as in a tensor without axes.</summary>
    public static string Single<TElement>(TElement value) => value switch
    {
        float number => DecimalText.Scalar(number, isSingle: true),
        double number => DecimalText.Scalar(number, isSingle: false),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>One element.</summary>
    public abstract string Format(object value);

    private sealed class BoolFormat : ElementFormat
    {
        public override string Format(object value) => (bool)value ? " True" : "False";
    }

    private sealed class IntegerFormat(IEnumerable<object> shown) : ElementFormat
    {
        private readonly int _width = shown.Max(value => Text(value).Length);

        public override string Format(object value) => Text(value).PadLeft(_width);

        private static string Text(object value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
    }
}
