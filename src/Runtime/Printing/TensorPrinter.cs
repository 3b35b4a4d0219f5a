using System.Text;

namespace AutoDiffGen;

/// <summary>
/// Lays out a tensor as numpy's str does: rows in brackets, at most 75 columns, long axes cut in the middle.
/// </summary>
internal sealed class TensorPrinter
{
    private const int LineWidth = 75;
    private const int LargestWhole = 1000;
    private const int EdgeItems = 3;
    private const string Summary = "...";

    private readonly TensorShape _shape;
    private readonly bool _summarizes;
    private readonly Func<int[], string> _format;

    private TensorPrinter(TensorShape shape, Func<int[], string> format)
    {
        _shape = shape;
        _summarizes = shape.TotalSize > LargestWhole;
        _format = format;
    }

    public static string Print<TElement>(Tensor<TElement> tensor)
        where TElement : unmanaged
    {
        if (tensor.Size == 0)
        {
            return "[]";
        }

        if (tensor.Rank == 0)
        {
            return ElementFormat.Single(tensor.Item());
        }

        using var shown = Shown(tensor);
        var format = ElementFormat.For<TElement>(shown.ToArray());
        var printer = new TensorPrinter(tensor.Shape, index => format.Format(tensor[index]));
        return printer.Print([], " ", LineWidth);
    }

    /// <summary>The elements that are printed: both ends of each axis.</summary>
    private static Tensor<TElement> Shown<TElement>(Tensor<TElement> tensor)
        where TElement : unmanaged
    {
        var shown = tensor.View(tensor.Shape, tensor.Strides);
        for (int axis = 0; tensor.Size > LargestWhole && axis < tensor.Rank; axis++)
        {
            int size = tensor.Shape[axis];
            if (size > 2 * EdgeItems)
            {
                using var indices = Tensor.From([.. Enumerable.Range(0, EdgeItems), .. Enumerable.Range(size - EdgeItems, EdgeItems)]);
                shown = shown.Gather(indices, axis);
            }
        }

        return shown;
    }

    /// <summary>The part of the tensor at an index that names its first axes.</summary>
    /// <param name="index">The index.</param>
    /// <param name="indent">What every further line begins with.</param>
    /// <param name="width">The columns left on a line.</param>
    private string Print(int[] index, string indent, int width)
    {
        int axis = index.Length;
        if (axis == _shape.Rank)
        {
            return _format(index);
        }

        var text = new StringBuilder();
        if (axis == _shape.Rank - 1)
        {
            PrintRow(text, index, indent, width);
        }
        else
        {
            string separator = new('\n', _shape.Rank - axis - 1);
            foreach (int item in Items(axis))
            {
                text.Append(text.Length == 0 ? "" : separator).Append(indent);
                text.Append(item < 0 ? Summary : Print([.. index, item], indent + " ", width - 1));
            }
        }

        return $"[{text.ToString()[indent.Length..]}]";
    }

    private void PrintRow(StringBuilder text, int[] index, string indent, int width)
    {
        string line = indent;
        foreach (int item in Items(index.Length))
        {
            string word = item < 0 ? Summary : _format([.. index, item]);
            string separator = line.Length > indent.Length ? " " : "";
            if (separator.Length > 0 && line.Length + 1 + word.Length > width - 1)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = indent;
                separator = "";
            }

            line += separator + word;
        }

        text.Append(line);
    }

    /// <summary>The indices that are printed along an axis; -1 stands for those that are left out.</summary>
    private IEnumerable<int> Items(int axis)
    {
        int size = _shape[axis];
        bool cut = _summarizes && size > 2 * EdgeItems;
        for (int i = 0; i < size; i++)
        {
            if (cut && i == EdgeItems)
            {
                yield return -1;
                i = size - EdgeItems;
            }

            yield return i;
        }
    }
}
