using System;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Emit;

/// <summary>A generated file, or why there is none.</summary>
internal sealed record EmittedFile(string HintName, string Text, EmitFailure? Failure)
{
    public static EmittedFile From(MethodModel model, GeneratorOptions options)
    {
        string hintName = model.HintName + ".g.cs";
        try
        {
            return new EmittedFile(hintName, FileEmitter.Emit(model, options), Failure: null);
        }
        catch (InsufficientExecutionStackException)
        {
            return Failed(Descriptors.TooDeep, []);
        }
        catch (NotDifferentiableException exception) when (exception.Function.Length > 0)
        {
            return Failed(Descriptors.NoSecondDerivative, [exception.Message], model.Rules.Callers(exception.Function));
        }
        catch (NotDifferentiableException exception)
        {
            return Failed(Descriptors.UnsupportedMethod, [exception.Message], variable: exception.Variable);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(Descriptors.InternalError, [exception.GetType().Name + ": " + exception.Message]);
        }

        EmittedFile Failed(DiagnosticDescriptor descriptor, string[] reason, EquatableArray<string>? functions = null, string variable = "") => new(
            hintName,
            string.Empty,
            new EmitFailure(model.Id, descriptor.Id, new[] { model.Signature.Name }.Concat(reason).ToEquatableArray(), functions ?? EquatableArray<string>.Empty, variable));
    }

    public void AddTo(SourceProductionContext output) =>
        output.AddSource(HintName, SourceText.From(Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
