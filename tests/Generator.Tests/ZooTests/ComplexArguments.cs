using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Derivatives by a step along the imaginary axis, through a companion that takes complex numbers or arrays of them.</summary>
internal static class ComplexArguments
{
    private const double Step = 1e-100;

    /// <summary>The derivative with respect to one element of one argument.</summary>
    public static double Derivative(
        Func<object?[], Complex> companion, MethodInfo method, object?[] arguments, int active, int element)
    {
        object?[] shifted = [.. arguments.Zip(method.GetParameters(), (argument, parameter) => ToComplex(argument, parameter.ParameterType))];
        if (shifted[active] is Complex[] elements)
            elements[element] += new Complex(0, Step);
        else
            shifted[active] = (Complex)shifted[active]! + new Complex(0, Step);
        return companion(shifted).Imaginary / Step;
    }

    private static object? ToComplex(object? argument, Type type) =>
        type == typeof(Complex) ? new Complex(Convert.ToDouble(argument, CultureInfo.InvariantCulture), 0)
        : type == typeof(Complex[]) ? Array.ConvertAll(Flat.Of(argument!), real => new Complex(real, 0))
        : argument;
}
