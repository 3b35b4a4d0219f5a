using System.Globalization;

namespace AutoDiffGen;

/// <summary>The declared shapes of a method's parameters, parsed once.</summary>
internal sealed class ShapeSpec
{
    private readonly Parameter[] _parameters;

    private ShapeSpec(Parameter[] parameters) => _parameters = parameters;

    /// <summary>Reads <c>"x[N, D_in], w[D_in, 10]"</c>.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static ShapeSpec Parse(string spec)
    {
        var parameters = new List<Parameter>();
        var first = new Dictionary<string, (int Parameter, int Axis)>(StringComparer.Ordinal);
        int position = 0;
        while (position < spec.Length)
        {
            int open = spec.IndexOf('[', position);
            int close = open < 0 ? -1 : spec.IndexOf(']', open);
            if (close < 0)
            {
                throw new FormatException($"A shape specification is malformed: {spec}");
            }

            string name = spec[position..open].Trim(' ', ',');
            string[] dimensions = spec[(open + 1)..close].Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            parameters.Add(new Parameter(name, Resolve(dimensions, parameters.Count, first)));
            position = close + 1;
        }

        return new ShapeSpec([.. parameters]);
    }

    /// <summary>Checks tensors against the declared shapes.</summary>
    public void Check(ReadOnlySpan<ITensor> tensors)
    {
        if (tensors.Length != _parameters.Length)
        {
            throw new FormatException(
                $"A shape specification names {_parameters.Length} tensors, but {tensors.Length} are given");
        }

        for (int i = 0; i < tensors.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(tensors[i], _parameters[i].Name);
            Check(tensors, i);
        }
    }

    private static Dimension[] Resolve(
        string[] names, int parameter, Dictionary<string, (int Parameter, int Axis)> first)
    {
        var dimensions = new Dimension[names.Length];
        for (int axis = 0; axis < names.Length; axis++)
        {
            string name = names[axis];
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int size))
            {
                dimensions[axis] = new Dimension(name, size, parameter, axis);
                continue;
            }

            first.TryAdd(name, (parameter, axis));
            dimensions[axis] = new Dimension(name, null, first[name].Parameter, first[name].Axis);
        }

        return dimensions;
    }

    private void Check(ReadOnlySpan<ITensor> tensors, int index)
    {
        var (name, dimensions) = _parameters[index];
        var shape = tensors[index].Shape;
        if (shape.Rank != dimensions.Length)
        {
            string declared = string.Join(", ", dimensions.Select(dimension => dimension.Name));
            throw new ArgumentException($"{name}: [{declared}] needs {dimensions.Length} dimensions, but {name} is {shape}");
        }

        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            var dimension = dimensions[axis];
            if (dimension.Size is { } size)
            {
                if (shape[axis] != size)
                {
                    throw new ArgumentException(
                        $"{name}: dimension {axis} is {shape[axis]}, but it is declared as {size} ({name} is {shape})");
                }

                continue;
            }

            var other = tensors[dimension.FirstParameter].Shape;
            if (shape[axis] != other[dimension.FirstAxis])
            {
                string otherName = _parameters[dimension.FirstParameter].Name;
                throw new ArgumentException(
                    $"{name}: dimension {dimension.Name} is {shape[axis]}, but {otherName} says {dimension.Name} is "
                    + $"{other[dimension.FirstAxis]} ({name} is {shape}, {otherName} is {other})");
            }
        }
    }

    private sealed record Parameter(string Name, Dimension[] Dimensions);

    /// <param name="Name">What is written in the specification.</param>
    /// <param name="Size">The size, if it is a literal.</param>
    /// <param name="FirstParameter">The parameter where the name occurs first.</param>
    /// <param name="FirstAxis">The axis where the name occurs first.</param>
    private sealed record Dimension(string Name, int? Size, int FirstParameter, int FirstAxis);
}
