using System.Collections.Generic;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class GenericMethod
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, null!)]
    public static double WithTag<TTag>(double x, [NoGrad] IReadOnlyList<TTag>? tags)
        where TTag : struct => x * x * (tags is null ? 3 : tags.Count);

    public static double WithTagGradient<TTag>(double x, IReadOnlyList<TTag>? tags)
        where TTag : struct => 6 * x;
}
