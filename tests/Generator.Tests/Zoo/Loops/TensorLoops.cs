using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>Loops that carry tensors.</summary>
public static partial class TensorLoops
{
    /// <summary>A recurrent network with one state.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "3x3", "3x1", 4), At("3x2", "3x3", "3x1", 1), At("3x2", "3x3", "3x1", 0)]
    public static Tensor<double> Recurrent(Tensor<double> x, Tensor<double> w, Tensor<double> b, int steps)
    {
        for (int i = 0; i < steps; i++)
            x = Tanh(w.MatMul(x) + b);
        return Square(x).Sum();
    }

    /// <summary>The largest eigenvalue by repeated multiplication.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2 = 3 1 1 2", "2x1 = 1 0.5", 5), At("2x2 = 3 1 1 2", "2x1 = 1 0.5", 0)]
    public static Tensor<double> PowerIteration(Tensor<double> a, Tensor<double> v, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            var next = a.MatMul(v);
            v = next / Sqrt(Square(next).Sum());
        }

        return (v * a.MatMul(v)).Sum() / Square(v).Sum();
    }

    /// <summary>Training in the function: the gradient through a few steps of descent.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "4x1", "3x1", 0.1, 3), At("4x3", "4x1", "3x1", 0.1, 0)]
    public static Tensor<double> Descent(Tensor<double> x, [NoGrad] Tensor<double> y, Tensor<double> w, double rate, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            var error = x.MatMul(w) - y;
            w -= x.T.MatMul(error) * rate;
        }

        return Square(x.MatMul(w) - y).Mean();
    }

    /// <summary>The state starts broadcast and is widened by the first iteration.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3", 3), At("2x3", "3", 1), At("2x3", "3", 0)]
    public static Tensor<double> Widened(Tensor<double> x, Tensor<double> state, int n)
    {
        for (int i = 0; i < n; i++)
            state = state * x + i;
        return state.Sum();
    }

    /// <summary>A tensor and a scalar, both carried.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", 0.7, 3), At("2x3", 0.7, 0)]
    public static Tensor<double> WithScalar(Tensor<double> x, double decay, int n)
    {
        var sum = x;
        double weight = 1;
        for (int i = 0; i < n; i++)
        {
            weight *= decay;
            sum = sum + Sin(sum) * weight;
        }

        return sum.Sum();
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2", 4), At("2x2", 1), At("2x2", 0)]
    public static Tensor<double> WithBranch(Tensor<double> x, int n)
    {
        var y = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                y = Exp(y * 0.5);
            else
                y = y.MatMul(x);
        }

        return Square(y).Mean();
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2 in 0.1..0.5", 2, 3), At("2x2 in 0.1..0.5", 2, 0), At("2x2 in 0.1..0.5", 0, 2)]
    public static Tensor<double> Nested(Tensor<double> x, int n, int m)
    {
        var y = x;
        for (int i = 0; i < n; i++)
        {
            var p = y;
            for (int j = 0; j < m; j++)
                p = p.MatMul(x) + j;
            y = Tanh(p);
        }

        return y.Sum();
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "3x3", "3x1", 3)]
    public static Tensor<float> RecurrentSingle(Tensor<float> x, Tensor<float> w, Tensor<float> b, int steps)
    {
        for (int i = 0; i < steps; i++)
            x = Tanh(w.MatMul(x) + b);
        return Square(x).Sum();
    }
}
