using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public abstract partial class Accessibility
{
    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    public static double Public(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    internal static double Internal(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    protected static double Protected(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    protected internal static double ProtectedInternal(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    private protected static double PrivateProtected(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp), At(1.5)]
    static double Implicit(double x) => 2 * x;

    private static double PublicGradient(double x) => 2;
    private static double InternalGradient(double x) => 2;
    private static double ProtectedGradient(double x) => 2;
    private static double ProtectedInternalGradient(double x) => 2;
    private static double PrivateProtectedGradient(double x) => 2;
    private static double ImplicitGradient(double x) => 2;
}
