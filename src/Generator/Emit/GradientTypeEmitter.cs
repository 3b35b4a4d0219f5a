using System.Text;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes the file with a nested type that holds derivatives.</summary>
internal static class GradientTypeEmitter
{
    public static void AddTo(SourceProductionContext output, GradientTypeModel model) =>
        output.AddSource(model.HintName + ".g.cs", SourceText.From(Emit(model), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    private static string Emit(GradientTypeModel model)
    {
        var writer = new SourceWriter();
        FileEmitter.Open(writer, model.Container, model.Aliases);
        writer.Line($"/// <summary>The gradient with respect to the members of a <c>{model.Of}</c>; where a method does not read one, it is zero or null.</summary>");
        writer.Open(model.Accessibility + " partial struct " + model.Name);
        bool isFirst = true;
        foreach (GradientMember member in model.Members)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Line($"/// <summary>The gradient with respect to <see cref=\"{model.Of}.{member.Name}\"/>.</summary>");
            writer.Line($"{member.Accessibility} {member.Type} {member.Name};");
        }

        writer.Close();
        FileEmitter.Close(writer, model.Container);
        return writer.ToString();
    }
}
