using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>
/// The charge that lets a particle meet the origin. In the names of the functions, the first letter is the mode of the
/// outer derivative, the second that of the inner one.
/// </summary>
internal static class ParticleModule
{
    public static Module Create() => new("particle", typeof(Particle), new Dictionary<string, Function>
    {
        ["rr"] = Solver(Particle.HitByReverse, w => Particle.HitByReverseValueAndGrad(w).GradW),
        ["rf"] = Solver(Particle.HitByForward, w => Particle.HitByForwardValueAndGrad(w).GradW),
        ["fr"] = Solver(Particle.HitByReverse, w => Particle.HitByReverseJvp(w, 1).Tangent),
        ["ff"] = Solver(Particle.HitByForward, w => Particle.HitByForwardJvp(w, 1).Tangent),
    });

    private static Function Solver(Func<double, double> hit, Func<double, double> derivative) => Function.Of(
        Read,
        start => GradientDescent.ArgMin([start], w => hit(w[0]), (w, grad) => grad[0] = derivative(w[0]))[0],
        JsonOutput.Number);

    private static double Read(JsonElement input) => input.Double("w");
}
