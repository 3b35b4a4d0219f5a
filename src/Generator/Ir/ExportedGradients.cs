using System;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// What a method of another assembly gave beside its value: <c>f.GradX</c>. Such a number was computed where it cannot be
/// followed, and so it has no derivative; it is no constant either.
/// </summary>
internal static class ExportedGradients
{
    private const string Prefix = "gradient of ";
    private const string By = " by ";

    /// <param name="method">The identity of the method.</param>
    /// <param name="all">The type of all that it gives.</param>
    /// <param name="item">The name of the gradient.</param>
    /// <param name="type">The type of the gradient.</param>
    public static FunctionRef Item(string method, TypeRef all, string item, TypeRef type) => new(
        Prefix + method + By + item,
        item,
        Qualifier: string.Empty,
        CallStyle.Property,
        type,
        new[] { new FunctionParameter("this", all, IsGeneric: false) }.ToEquatableArray(),
        Shape: string.Empty,
        IsPure: true);

    /// <summary>The method a gradient of which a function is made of; null where it is made of none.</summary>
    public static string? MethodIn(Function function)
    {
        if (function.Body.All().OfType<Invoke>().FirstOrDefault(invoke => invoke.Callee is { Export: not null, Key.Length: 0 }) is { } call)
        {
            return call.Callee.Export!.Method;
        }

        string? found = null;
        _ = function.Map((expr, _) =>
        {
            expr.Visit(node =>
            {
                if (node is Call { Function.Id: var id } && id.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    found = id.Substring(Prefix.Length, id.IndexOf(By, StringComparison.Ordinal) - Prefix.Length);
                }
            });
            return expr;
        });
        return found;
    }
}
