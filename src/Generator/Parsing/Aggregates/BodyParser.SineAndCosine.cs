using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>The functions that give a sine and a cosine at once: each of the two has its own name and its own derivative.</content>
internal sealed partial class BodyParser
{
    private Aggregate? SineAndCosine(IMethodSymbol method, IReadOnlyList<Expr> arguments)
    {
        if (method.Name is not ("SinCos" or "SinCosPi")
            || !WellKnown.IsScalarClass(method.ContainingType)
            || !_scope.Activity.IsActive(arguments[0])
            || Layout.Of(method.ReturnType) is not { } layout)
        {
            return null;
        }

        Expr angle = arguments[0] is Ref ? arguments[0] : Temporary(arguments[0], "angle");
        string unit = method.Name.Substring("SinCos".Length);
        Expr of(string name) => new Call(
            Symbols.Method(
                method.ContainingType.GetMembers(name + unit).OfType<IMethodSymbol>().First(candidate => candidate.Parameters.Length == 1 && Symbols.Type(candidate.Parameters[0].Type) == angle.Type),
                asExtension: false),
            angle);
        return Make(layout, [of("Sin"), of("Cos")]);
    }
}
