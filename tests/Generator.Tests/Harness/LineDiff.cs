using System.Text;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>A line-by-line difference of two texts, by their longest common subsequence of lines.</summary>
internal static class LineDiff
{
    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Lines that only <paramref name="expected"/> has start with '-', those of <paramref name="actual"/> with '+'.</summary>
    public static string Describe(string expected, string actual)
    {
        var old = Normalize(expected).Split('\n');
        var now = Normalize(actual).Split('\n');
        var common = CommonLengths(old, now);
        var text = new StringBuilder();
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                text.Append("  ").Append(old[i]).Append('\n');
                i++;
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                text.Append("- ").Append(old[i++]).Append('\n');
            }
            else
            {
                text.Append("+ ").Append(now[j++]).Append('\n');
            }
        }

        return text.ToString();
    }

    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var length = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j]
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
