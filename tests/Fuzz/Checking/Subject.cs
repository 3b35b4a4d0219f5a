using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>A program that was built: its method, and what was generated for it.</summary>
internal sealed class Subject
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private const double SingleRounding = 1e-4;
    private const double DoubleRounding = 1e-9;

    private readonly MethodInfo method;
    private readonly MethodInfo twin;
    private readonly MethodInfo valueAndGrad;
    private readonly MethodInfo vjp;
    private readonly MethodInfo jvp;
    private readonly MethodInfo? hvp;

    public Subject(FuzzProgram program, Assembly assembly)
    {
        var type = assembly.GetType(program.TypeName)!;
        method = type.GetMethod(program.MethodName, Any)!;
        twin = assembly.GetType(program.TwinName)!.GetMethod(program.MethodName, Any)!;
        valueAndGrad = type.GetMethod(program.MethodName + "ValueAndGrad", Any)!;
        vjp = type.GetMethod(program.MethodName + "Vjp", Any)!;
        jvp = type.GetMethod(program.MethodName + "Jvp", Any)!;
        hvp = type.GetMethod(program.MethodName + "Hvp", Any);
        Parameters = method.GetParameters();
        Active = [.. Parameters.Where(IsActive).Select(parameter => parameter.Position)];
        IsSingle = program.IsSingle;
        ValueRounding = program.HasVectors || (program.HasDerivatives && IsSingle) ? SingleRounding : program.HasDerivatives ? DoubleRounding : 0;
    }

    public ParameterInfo[] Parameters { get; }

    /// <summary>The positions of the parameters that gradients are of.</summary>
    public int[] Active { get; }

    /// <summary>Whether single precision limits what can be expected.</summary>
    public bool IsSingle { get; }

    /// <summary>How far values may be from those of the method; zero where the order of operations is the same.</summary>
    public double ValueRounding { get; }

    public object Value(object?[] arguments) => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    /// <summary>The same in double precision throughout.</summary>
    public double TwinValue(object?[] arguments) =>
        (double)twin.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    public Type TwinType(int position) => twin.GetParameters()[position].ParameterType;

    public ITuple ValueAndGrad(object?[] arguments) =>
        (ITuple)valueAndGrad.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    public ITuple Vjp(object?[] arguments, object gradOut) =>
        (ITuple)vjp.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments, gradOut], null)!;

    public ITuple Jvp(object?[] arguments, object[] tangents) =>
        (ITuple)jvp.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments, .. Tangents(tangents)], null)!;

    /// <summary>The value, the gradients and the products with the Hessian; null where they were not asked for.</summary>
    public ITuple? Hvp(object?[] arguments, object[] tangents) =>
        (ITuple?)hvp?.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments, .. Tangents(tangents)], null);

    /// <summary>Tangents are of the type of the argument, or of a type of their own with the same numbers.</summary>
    private IEnumerable<object> Tangents(object[] tangents) =>
        tangents.Zip(jvp.GetParameters()[^tangents.Length..], (tangent, parameter) => parameter.ParameterType == tangent.GetType()
            ? tangent
            : Flat.Like(Sample.Of(parameter.ParameterType, new Rng(0)), Flat.Of(tangent)));

    private static bool IsActive(ParameterInfo parameter) =>
        Flat.IsReal(parameter.ParameterType) && parameter.GetCustomAttribute<NoGradAttribute>() is null;
}
