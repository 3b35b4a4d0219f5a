using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Tests;

/// <summary>Types and methods as C# writes them.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double",
    };

    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsByRef)
        {
            return $"ref {Of(type.GetElementType()!)}";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        string name = type.Name.Split('`')[0];
        string arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : "";
        string prefix = type.IsNested && !type.IsGenericParameter ? Of(type.DeclaringType!) + "."
            : type.Namespace == "System.Numerics.Tensors" ? "System.Numerics.Tensors." : "";
        return prefix + name + arguments;
    }

    public static string Of(MethodInfo method)
    {
        string arguments = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string receiver = method.IsDefined(typeof(ExtensionAttribute), false) ? "(this) " : "";
        return receiver + method.Name + arguments;
    }
}
