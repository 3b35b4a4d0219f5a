namespace AutoDiffGen;

/// <summary>The members that the generator writes for a method <c>F</c> marked <see cref="DifferentiableAttribute"/>.</summary>
[Flags]
public enum Derivatives
{
    /// <summary><see cref="ValueAndGrad"/> where the result is a scalar or a tensor, else <see cref="Vjp"/>.</summary>
    Default = 0,

    /// <summary><c>FValueAndGrad(args)</c>: the value and the gradients. The result must be one number.</summary>
    ValueAndGrad = 1,

    /// <summary><c>FVjp(args, gradOut)</c>: the value and the vector-Jacobian product with the cotangent <c>gradOut</c>.</summary>
    Vjp = 2,

    /// <summary><c>FJvp(args, tangents)</c>: the value and the Jacobian-vector product (forward mode).</summary>
    Jvp = 4,

    /// <summary>
    /// <c>FHvp(args, tangents)</c>: the value, the gradients, and the product of the Hessian with the tangents. The result
    /// must be one number.
    /// </summary>
    Hvp = 8,

    /// <summary>
    /// <c>FHessian(args)</c>: the second derivatives in each pair of parameters, as a named tuple. The result must be one
    /// number. The matrix is symmetric: each pair is there once, in the order of the parameters. Where a parameter is an
    /// array or a span, each is a matrix, with one row or column for a number; in a single array, the whole matrix.
    /// <see cref="Hvp"/> comes with it.
    /// </summary>
    Hessian = 16,

    /// <summary>
    /// <c>FJacobian(args)</c>: the derivatives of each result in each parameter, as a named tuple. Where a parameter or the
    /// result is an array or a span, there is a matrix for each parameter, with a row for each result and a column for each
    /// element; in a single parameter, that matrix alone. The members that it calls come with it.
    /// </summary>
    Jacobian = 32,

    /// <summary>
    /// <c>FForward(args, out residuals)</c> and <c>FBackward(residuals, gradOut, ...)</c>: the value, with what the gradients
    /// need, and the gradients. The second may be called any number of times, before the residuals are disposed; gradients of
    /// arrays and spans are added to what is passed for them. What the method was given must not be changed in between.
    /// </summary>
    Pair = 64,
}
