using AutoDiffGen;
using M = System.Math;
using Real = double;
using static System.Math;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Aliases
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3)]
    public static Real Imported(Real x) => Sin(x) * M.Exp(x) + System.Math.Tanh(x) * PI;

    public static Real ImportedGradient(Real x) => (Sin(x) + Cos(x)) * Exp(x) + PI / (Cosh(x) * Cosh(x));
}
