using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// Calls methods that take or return spans, which reflection cannot: an array stands for each span.
/// </summary>
internal static class SpanCall
{
    private static readonly ConditionalWeakTable<MethodInfo, Func<object?, object?[], object?>> Bridges = [];

    /// <summary>Whether reflection cannot call the method.</summary>
    public static bool IsNeeded(MethodInfo method) =>
        Flat.IsSpan(method.ReturnType) || method.GetParameters().Any(parameter => Flat.IsSpan(parameter.ParameterType));

    public static object? Invoke(MethodInfo method, object? receiver, object?[] arguments) =>
        Bridges.GetValue(method, Build)(receiver, arguments);

    private static Func<object?, object?[], object?> Build(MethodInfo method)
    {
        var bridge = new DynamicMethod(
            method.Name, typeof(object), [typeof(object), typeof(object?[])], typeof(SpanCall).Module, skipVisibility: true);
        var il = bridge.GetILGenerator();
        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }

        foreach (var parameter in method.GetParameters())
            LoadArgument(il, parameter);
        il.Emit(OpCodes.Call, method);
        LoadResult(il, method.ReturnType);
        il.Emit(OpCodes.Ret);
        return bridge.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private static void LoadArgument(ILGenerator il, ParameterInfo parameter)
    {
        bool isReference = parameter.ParameterType.IsByRef;
        var type = isReference ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, parameter.Position);
        il.Emit(OpCodes.Ldelem_Ref);
        if (Flat.IsSpan(type))
        {
            var array = Flat.ElementOf(type).MakeArrayType();
            il.Emit(OpCodes.Castclass, array);
            il.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [array])!);
        }
        else
        {
            il.Emit(OpCodes.Unbox_Any, type);
        }

        if (isReference)
        {
            var local = il.DeclareLocal(type);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
        }
    }

    private static void LoadResult(ILGenerator il, Type type)
    {
        if (Flat.IsSpan(type))
        {
            var local = il.DeclareLocal(type);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
            il.Emit(OpCodes.Call, type.GetMethod("ToArray")!);
        }
        else if (type == typeof(void))
        {
            il.Emit(OpCodes.Ldnull);
        }
        else
        {
            il.Emit(OpCodes.Box, type);
        }
    }
}
