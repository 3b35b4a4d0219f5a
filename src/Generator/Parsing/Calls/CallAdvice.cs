using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Why a called function has no derivative, and what to do about it.</summary>
internal static class CallAdvice
{
    public static string Of(ISymbol function, Compilation compilation) => function switch
    {
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => "which method a delegate calls is known only at run time; call the method by its name",
        { IsExtern: true } => "it has no body in C#; give it a [Derivative] rule",
        IMethodSymbol { IsAsync: true } => "it is async, and a derivative is computed in one go; await its result before, and pass that in",
        _ when WellKnown.IsOfNumbers(function.ContainingType) =>
            "the constraints of the type parameter lack what its derivative is made of, or it has none; constrain the parameter to IFloatingPointIeee754, or call it from a method of yours that has a [Derivative] rule",
        _ when !SymbolEqualityComparer.Default.Equals(function.ContainingAssembly, compilation.Assembly) && WellKnown.Has(function.OriginalDefinition, WellKnown.Differentiable) =>
            "its derivative can be used from another assembly where it is not generic: of a method of numbers that returns one, ask there for [Differentiable(Derivatives.ValueAndGrad)]; of one of numbers, arrays and structures that returns a structure or an array, and is static, 'readonly' in a structure, or of an object without active members, for Derivatives.Pair, and for Derivatives.Jvp where forward mode needs it; or give it a [Derivative] rule there",
        IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.PropertyGet } when !SymbolEqualityComparer.Default.Equals(function.ContainingAssembly, compilation.Assembly) =>
            "its source is not in this project; compute it from fields and automatic properties, or call a method that is marked [Differentiable] there",
        _ when !SymbolEqualityComparer.Default.Equals(function.ContainingAssembly, compilation.Assembly) =>
            "its source is not in this project; mark it [Differentiable] there, or call it from a method of yours that has a [Derivative] rule",
        _ when function.IsAbstract || function.IsVirtual || function.IsOverride =>
            "which override is called is known only at run time; call a method that is not virtual, give it a [Derivative] rule",
        _ => "give it a [Derivative] rule",
    };
}
