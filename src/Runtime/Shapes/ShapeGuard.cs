using System.Collections.Concurrent;

namespace AutoDiffGen;

/// <summary>The checks of shapes that generated methods begin with.</summary>
public static class ShapeGuard
{
    private static readonly ConcurrentDictionary<string, ShapeSpec> Specs = new(StringComparer.Ordinal);

    /// <summary>Checks tensors against the shapes that their parameters declare.</summary>
    /// <param name="spec">
    /// Each parameter with its dimensions, as in <c>"x[N, D_in], w[D_in, H]"</c>. One name stands for one size; an integer
    /// stands for itself.
    /// </param>
    /// <param name="tensors">The tensors, in the same order.</param>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape; the message names the dimension and both tensors.
    /// </exception>
    /// <exception cref="ArgumentNullException">A tensor is null.</exception>
    /// <exception cref="FormatException">
    /// The specification is malformed, or names another number of tensors.
    /// </exception>
    public static void Require(string spec, params ReadOnlySpan<ITensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!Specs.TryGetValue(spec, out var parsed))
        {
            parsed = Specs.GetOrAdd(spec, ShapeSpec.Parse);
        }

        parsed.Check(tensors);
    }

    /// <summary>Checks that a cotangent or tangent has the shape of what it belongs to.</summary>
    /// <exception cref="ArgumentException">The shapes differ; the message names both.</exception>
    public static void RequireSame(string nameA, ITensor a, string nameB, ITensor b)
    {
        ArgumentNullException.ThrowIfNull(a, nameA);
        ArgumentNullException.ThrowIfNull(b, nameB);
        if (a.Shape != b.Shape)
        {
            throw new ArgumentException($"{nameA} is {a.Shape}, but {nameB} is {b.Shape}: they must have the same shape");
        }
    }

    /// <summary>Checks that the result of a method whose gradient is asked for is one number.</summary>
    /// <exception cref="ArgumentException">The tensor does not have exactly one element.</exception>
    public static void RequireSingleElement(string method, ITensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Size != 1)
        {
            throw new ArgumentException(
                $"{method}: the gradient needs a result of one element, but it is {value.Shape}; "
                + "reduce it, or use the vector-Jacobian product with a cotangent");
        }
    }
}
