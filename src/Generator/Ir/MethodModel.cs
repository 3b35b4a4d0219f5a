using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>The members to generate; the values are those of the runtime's <c>Derivatives</c>.</summary>
[Flags]
internal enum Members
{
    None = 0,
    ValueAndGrad = 1,
    Vjp = 2,
    Jvp = 4,
    Hvp = 8,
    Hessian = 16,
    Jacobian = 32,
    Pair = 64,
}

/// <summary>
/// All that is known of a method to differentiate. The boundary of the cache: compared by value, and nothing behind it
/// sees a symbol, a syntax node or a location.
/// </summary>
/// <param name="Id">The documentation id of the method.</param>
/// <param name="Container">The types that the members go into.</param>
/// <param name="HintName">The name of the generated file, without extension.</param>
/// <param name="Signature">The signature of the method.</param>
/// <param name="Primal">The method in the IR.</param>
/// <param name="Rules">The rules that it can reach.</param>
/// <param name="Functions">The functions that the transformations may insert.</param>
/// <param name="Members">What to generate.</param>
/// <param name="Callees">The methods that are called by the residual pair.</param>
/// <param name="ReservedNames">Names that generated locals must not take, because the code refers to them.</param>
/// <param name="Aliases">The types that the generated file imports by name, as <c>Vector3 = System.Numerics.Vector3</c>.</param>
/// <param name="GradientTypes">The nested types that hold its gradients.</param>
internal sealed record MethodModel(
    string Id,
    ContainerModel Container,
    string HintName,
    SignatureModel Signature,
    Function Primal,
    RuleTable Rules,
    FunctionTable Functions,
    Members Members,
    EquatableArray<string> ReservedNames,
    EquatableArray<CalleeModel> Callees,
    EquatableArray<string> Aliases,
    EquatableArray<GradientTypeModel> GradientTypes);

/// <summary>The namespace and the nested types around a method.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The headers of the types, outermost first, as in <c>partial record struct Point&lt;T&gt;</c>.</param>
internal sealed record ContainerModel(string Namespace, EquatableArray<string> Types);

/// <summary>The signature of a method, as text.</summary>
internal sealed record SignatureModel(
    string Name,
    string Accessibility,
    bool IsStatic,
    string TypeParameters,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters,
    TypeRef ReturnType,
    string ReadOnlyModifier,
    string Cref,
    bool HasReceiver)
{
    /// <summary>What is written for each parameter, with what is added: behind the required ones, before those that may be left out.</summary>
    public IEnumerable<string> WithAdded(Func<ParameterModel, string> write, IEnumerable<string> added)
    {
        int required = Parameters.TakeWhile(parameter => parameter.Default.Length == 0 && parameter.Modifier != "params ").Count();
        return Parameters.Take(required).Select(write).Concat(added).Concat(Parameters.Skip(required).Select(write));
    }
}

/// <summary>A parameter of the signature.</summary>
/// <param name="Name">The name, with @ where it is a keyword.</param>
/// <param name="Type">The type as it is to be printed.</param>
/// <param name="Modifier">What stands before the type: <c>in </c>, <c>params </c>, <c>this </c>.</param>
/// <param name="Default">What stands after the name: <c> = 1.5</c>.</param>
/// <param name="IsActive">Whether a gradient of it is computed.</param>
internal sealed record ParameterModel(string Name, string Type, string Modifier, string Default, bool IsActive);

/// <summary>Switches from the build.</summary>
/// <param name="Optimize">Off in tests that compare the plain transformation with the optimized one.</param>
/// <param name="SecondOrder">Also emits each transformation of each transformation; for tests.</param>
internal sealed record GeneratorOptions(bool Optimize, bool SecondOrder);
