using System;
using System.Globalization;

namespace AutoDiffGen.Generator.Ir;

/// <summary>An expression that is taken over as it is written: text with places for the values that it reads.</summary>
internal static class InactiveText
{
    public static FunctionRef Of(string text, TypeRef type) => new(
        "text " + type.Name + " " + text,
        text,
        Qualifier: string.Empty,
        CallStyle.Text,
        type,
        EquatableArray<FunctionParameter>.Empty,
        Shape: string.Empty,
        IsPure: false);

    /// <summary>The name that stands for an argument in the text.</summary>
    public static string Place(int index) => "__place" + index.ToString(CultureInfo.InvariantCulture) + "__";

    public static string Print(Call call, Func<Expr, string> print)
    {
        string text = call.Function.Name;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            text = text.Replace(Place(i), print(call.Arguments[i]));
        }

        return text;
    }
}
