using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The functions of Math, MathF, double and float that take a real number, found by reflection.</summary>
internal static class ScalarApi
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Inside of the domains of all functions, one or the other, and away from kinks.</summary>
    public static readonly double[][] Points = [[0.3137, 0.7231, 0.4419], [1.4173, 0.3217, 2.6331], [-0.4127, 0.8319, 0.3371], [0.3571, 2.1937, 3.2113], [2.3319, -0.7177, -1.6513], [0.2131, -0.6337, 0.9473]];

    /// <summary>What differs with every bit has no differences.</summary>
    private const string Hash = "GetHashCode";

    private static readonly Type[] Holders = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];

    public static Function[] Functions { get; } =
    [
        .. Holders.SelectMany(holder => holder.GetMethods(Public).OrderBy(method => method.ToString(), StringComparer.Ordinal).Select(method => (holder, method)))
            .Where(entry => TakesAReal(entry.method) && entry.method.Name != Hash && !entry.method.IsSpecialName && Expression(entry.holder, entry.method) is not null)
            .Select((entry, number) => new Function(entry.holder, entry.method, number)),
    ];

    public static string ClassName(int number) => $"Function{number}_";

    /// <summary>The value; null where the function does not take these arguments.</summary>
    public static double? Call(MethodInfo method, double[] x)
    {
        try
        {
            return Convert.ToDouble(method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, Arguments(method, x), null), null);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static double[] Gradient(MethodInfo member, double[] x, out double value)
    {
        var result = (ITuple)member.Invoke(null, Arguments(member, x))!;
        value = Convert.ToDouble(result[0], null);
        return [.. Enumerable.Range(1, result.Length - 1).Select(i => Convert.ToDouble(result[i], null))];
    }

    private static object[] Arguments(MethodInfo method, double[] x) =>
        [.. method.GetParameters().Select((parameter, i) => Convert.ChangeType(x[i], parameter.ParameterType, null))];

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    private static bool TakesAReal(MethodInfo method) =>
        method.GetParameters().Any(parameter => IsReal(Close(parameter.ParameterType, parameter.Member))) || (!method.IsStatic && IsReal(method.DeclaringType!));

    /// <summary>Type parameters stand for numbers of the kind that they are converted from or to.</summary>
    private static Type Close(Type type, MemberInfo member) =>
        !type.IsGenericMethodParameter ? type
        : member.Name.StartsWith("ConvertToInteger", StringComparison.Ordinal) ? typeof(int)
        : member.DeclaringType!;

    /// <summary>A call as C# text, and how many real numbers it takes; null where it takes what is no number.</summary>
    private static (string Text, int Reals)? Expression(Type holder, MethodInfo method)
    {
        int reals = 0;
        var arguments = new List<string>();
        string Real() => "xyz"[reals++].ToString();
        string receiver = method.IsStatic ? Keyword(holder) : Real();
        foreach (var parameter in method.GetParameters())
        {
            var type = Close(parameter.ParameterType, method);
            if (IsReal(type))
                arguments.Add(Real());
            else if (type == typeof(int))
                arguments.Add("2");
            else if (type == typeof(MidpointRounding))
                arguments.Add("MidpointRounding.ToZero");
            else
                return null;
        }

        var closed = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => Keyword(Close(argument, method))))}>" : "";
        string call = $"{receiver}.{method.Name}{closed}({string.Join(", ", arguments)})";
        var result = Close(method.ReturnType, method);
        string? text = IsReal(result) ? call
            : result == typeof(bool) ? $"({call} ? x * x : 3 * x)"
            : result == typeof(int) || result == typeof(long) ? $"x * {call}"
            : result == typeof(string) ? $"x * {call}.Length"
            : result.IsAssignableTo(typeof(ITuple)) ? $"{call}.Item1 * {call}.Item2"
            : null;
        return text is null ? null : (text, reals);
    }

    private static string Keyword(Type type) =>
        type == typeof(double) ? "double" : type == typeof(float) ? "float" : type == typeof(int) ? "int" : type.Name;

    /// <summary>One of them.</summary>
    /// <param name="Holder">The type that it is called on.</param>
    /// <param name="Method">The method.</param>
    /// <param name="Number">Its number.</param>
    public sealed record Function(Type Holder, MethodInfo Method, int Number)
    {
        public string Display => $"{Keyword(Holder)}.{Method.Name}({string.Join(", ", Method.GetParameters().Select(parameter => Keyword(parameter.ParameterType)))})";

        /// <summary>Estimates are steps of straight lines; their derivative is that of what they estimate.</summary>
        public double Tolerance => Method.Name.StartsWith("Reciprocal", StringComparison.Ordinal) ? 0.2 : IsSingle ? 2e-2 : 1e-6;

        private bool IsSingle => Scalar == typeof(float);

        public string Source
        {
            get
            {
                var (text, reals) = Expression(Holder, Method)!.Value;
                string type = Keyword(Scalar);
                string parameters = string.Join(", ", "xyz".Take(reals).Select(name => $"{type} {name}"));
                return $"using System;\nusing AutoDiffGen;\n\npublic static partial class {ClassName(Number)}\n{{\n    [Differentiable]\n    public static {type} F({parameters}) => {text};\n}}\n";
            }
        }

        private Type Scalar => IsReal(Holder) ? Holder : Method.GetParameters().Select(parameter => parameter.ParameterType).First(IsReal);

        public double[] Differences(MethodInfo forward, double[] x)
        {
            double h = IsSingle ? 1e-3 : 1e-5;
            return [.. forward.GetParameters().Select((_, i) => (Call(forward, Moved(x, i, h)) - Call(forward, Moved(x, i, -h))) / (2 * h) ?? double.NaN)];
        }

        private static double[] Moved(double[] x, int i, double by) => [.. x.Select((value, j) => i == j ? value + by : value)];
    }
}
