using System.Buffers;

namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The gradient of <c>Pendulum.Simulate</c>, derived by hand.</summary>
public static class PendulumByHand
{
    private const double Dt = 0.01;

    /// <summary>
    /// The position after the last step, and its gradients. Each step waits for the sine of the one before it; the cosine is
    /// computed meanwhile, so that the backward pass only multiplies and adds.
    /// </summary>
    public static (double Value, double GradPosition, double GradVelocity, double GradK) SimulateValueAndGrad(
        double position, double velocity, double k, int steps)
    {
        var sines = ArrayPool<double>.Shared.Rent(steps);
        var cosines = ArrayPool<double>.Shared.Rent(steps);
        for (var i = 0; i < steps; i++)
        {
            sines[i] = Math.Sin(position);
            cosines[i] = Math.Cos(position);
            velocity -= Dt * k * sines[i];
            position += Dt * velocity;
        }

        double gradPosition = 1, gradVelocity = 0, gradK = 0;
        for (var i = steps - 1; i >= 0; i--)
        {
            gradVelocity += Dt * gradPosition;
            var gradForce = Dt * gradVelocity;
            gradK -= sines[i] * gradForce;
            gradPosition -= k * cosines[i] * gradForce;
        }
        ArrayPool<double>.Shared.Return(sines);
        ArrayPool<double>.Shared.Return(cosines);
        return (position, gradPosition, gradVelocity, gradK);
    }
}
