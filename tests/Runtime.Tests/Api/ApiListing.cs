using System.Globalization;
using System.Reflection;
using System.Text;

namespace AutoDiffGen.Tests;

/// <summary>Lists what an assembly shows to its users, one line a member, in a stable order.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {type.Namespace}.{ApiNames.Of(type)}{Bases(type)}\n");
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        string prefix = type is { IsAbstract: true, IsSealed: true } ? "static " : type is { IsSealed: true, IsClass: true } ? "sealed " : "";
        return prefix + kind;
    }

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(candidate => candidate.IsPublic).Select(ApiNames.Of).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Insert(0, ApiNames.Of(parent));
        }

        return bases.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared).Select(Describe).OfType<string>();

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $"new({Parameters(constructor.GetParameters())})",
        MethodInfo method when IsVisible(method) && !IsAccessor(method) =>
            $"{Static(method)}{ApiNames.Of(method.ReturnType)} {ApiNames.Of(method)}({Parameters(method.GetParameters())})",
        PropertyInfo property when property.GetAccessors().Length > 0 => Describe(property),
        FieldInfo { IsPublic: true, IsLiteral: true } field => $"const {field.Name} = {Literal(field.GetRawConstantValue())}",
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"{ApiNames.Of(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.GetAccessors();
        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
        string get = property.GetMethod is { IsPublic: true } ? "get; " : "";
        string set = property.SetMethod is { IsPublic: true } ? "set; " : "";
        return $"{Static(accessors[0])}{ApiNames.Of(property.PropertyType)} {property.Name}{index} {{ {get}{set}}}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        bool isParams = parameter.GetCustomAttributes().Any(
            attribute => attribute.GetType().Name is "ParamArrayAttribute" or "ParamCollectionAttribute");
        string modifier = isParams ? "params " : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "";
        string defaultValue = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "";
        return $"{modifier}{ApiNames.Of(parameter.ParameterType)} {parameter.Name}{defaultValue}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
