using System;

namespace Zoo;

/// <summary>
/// A point at which the function is smooth: one argument for each parameter. A tensor or array is written as its
/// shape and the range of its random elements, <c>"3x4"</c> or <c>"3x4 in 0.5..2"</c>, or with its elements,
/// <c>"2x2 = 1 2 3 4"</c>; rows of different lengths as <c>"2|0|3"</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AtAttribute(params object[] arguments) : Attribute
{
    public object[] Arguments { get; } = arguments;
}

/// <summary>A point at which numeric differentiation means nothing; the gradient must be that of the closed form.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AtKinkAttribute(params object[] arguments) : Attribute
{
    public object[] Arguments { get; } = arguments;
}
