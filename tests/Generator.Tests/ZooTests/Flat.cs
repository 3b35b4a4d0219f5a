namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Arguments and results as vectors of doubles, so that one piece of numerics serves scalars and tensors.</summary>
internal static class Flat
{
    /// <summary>Whether a gradient can be computed for this type.</summary>
    public static bool CanHold(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        return type == typeof(double) || type == typeof(float) || type == typeof(Tensor<double>) || type == typeof(Tensor<float>);
    }

    public static bool IsSingle(object value) => value is float or Tensor<float>;

    public static double[] Of(object value) => value switch
    {
        double number => [number],
        float number => [number],
        Tensor<double> tensor => tensor.ToArray(),
        Tensor<float> tensor => [.. tensor.ToArray().Select(element => (double)element)],
        _ => throw new NotSupportedException(value.GetType().ToString()),
    };

    /// <summary>The same kind of thing as the template, with other elements.</summary>
    public static object Like(object template, ReadOnlySpan<double> elements) => template switch
    {
        double => elements[0],
        float => (float)elements[0],
        Tensor<double> tensor => Tensor.From(elements, tensor.Shape),
        Tensor<float> tensor => Tensor.From(elements, tensor.Shape).Cast<float>(),
        _ => throw new NotSupportedException(template.GetType().ToString()),
    };
}
