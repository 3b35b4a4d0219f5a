using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Overloads
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5)]
    public static double Area(double side) => side * side;

    public static double AreaGradient(double side) => 2 * side;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 2.0)]
    public static double Area(double width, double height) => width * height;

    public static (double, double) AreaGradient(double width, double height) => (height, width);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5f)]
    public static float Area(float side) => side * side;

    public static float AreaGradient(float side) => 2 * side;

    /// <summary>Its plain name with a suffix would be the overload of another one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 2)]
    public static double Area(double side, int count) => side * side * count;

    public static double AreaGradient(double side, int count) => 2 * side * count;
}
