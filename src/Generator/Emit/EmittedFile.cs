using System;
using System.Text;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Emit;

/// <summary>A generated file, or why there is none.</summary>
internal sealed record EmittedFile(string HintName, string Text, string Method, string Failure)
{
    public static EmittedFile From(MethodModel model, GeneratorOptions options)
    {
        string hintName = model.HintName + ".g.cs";
        try
        {
            return new EmittedFile(hintName, FileEmitter.Emit(model, options), model.Signature.Name, string.Empty);
        }
        catch (InsufficientExecutionStackException)
        {
            return new EmittedFile(hintName, string.Empty, model.Signature.Name, "the method is nested too deeply; give names to parts of its longest expression");
        }
        catch (NotDifferentiableException exception)
        {
            return new EmittedFile(hintName, string.Empty, model.Signature.Name, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new EmittedFile(hintName, string.Empty, model.Signature.Name, exception.GetType().Name + ": " + exception.Message);
        }
    }

    public void AddTo(SourceProductionContext output)
    {
        if (Failure.Length == 0)
        {
            output.AddSource(HintName, SourceText.From(Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        }
        else
        {
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, Location.None, Method, Failure));
        }
    }
}
