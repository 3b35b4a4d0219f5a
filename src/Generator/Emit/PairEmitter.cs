using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes <c>FForward</c>, <c>FBackward</c> and the type of what the one keeps for the other.</summary>
internal sealed class PairEmitter(SourceWriter writer, MethodModel model, GeneratorOptions options)
{
    public void Emit()
    {
        SignatureModel signature = model.Signature;
        string type = signature.Name + "Residuals";
        var residuals = new TypeRef(TypeCategory.Other, type + signature.TypeParameters);
        Function primal = Heap.Apply(model.Primal);
        Function whole = ReverseMode.Accumulating(primal, model.Rules, model.Functions);
        var fields = new List<ResidualField>();
        (Function forward, Function backward) = Pair.Of(options.Optimize ? Optimizer.Optimize(whole, model.Rules) : whole, primal, residuals, fields);
        string method = DerivedMembers.Cref(model);
        new MemberEmitter(writer, model).Emit(
            "Forward", $"The value of {method}; what its gradients need is kept in residuals, which the caller disposes when it needs no more of them.", forward, Effects(primal));
        writer.Line();
        MethodModel apart = model with { Signature = signature with { Parameters = EquatableArray<ParameterModel>.Empty, HasReceiver = false } };
        new MemberEmitter(writer, apart).Emit(
            "Backward", $"The gradients of {method}, seeded with the cotangent of the result; those of arrays and spans are added to what is passed for them.", backward);
        Residuals(type, fields);
    }

    /// <summary>Says which memory the method writes, for callers in other assemblies; null where that is not known.</summary>
    private static string? Effects(Function primal)
    {
        Aliasing aliasing = Aliasing.Of(primal);
        HashSet<int> written = new Writes(aliasing, primal).Of(primal.Body);
        Parameter[] parameters = primal.Parameters.Where(parameter => parameter.Value.Type.IsMemory && written.Contains(aliasing.ClassOf(parameter.Value))).ToArray();
        return written.Contains(Aliasing.External) || parameters.Any(parameter => parameter.Part is not null)
            ? null
            : "[AutoDiffGen.CompilerServices.WritesOnly" + (parameters.Length == 0 ? string.Empty : "(" + string.Join(", ", parameters.Select(parameter => "\"" + parameter.Value.Name + "\"")) + ")") + "]";
    }

    private void Residuals(string type, List<ResidualField> fields)
    {
        SignatureModel signature = model.Signature;
        writer.Line();
        writer.Line($"/// <summary>What {DerivedMembers.Cref(model)} keeps for its gradients.</summary>");
        writer.Open(signature.Accessibility + " readonly struct " + type + signature.TypeParameters + " : IDisposable" + string.Concat(signature.Constraints.Select(constraint => " " + constraint)));
        foreach (ResidualField field in fields)
        {
            writer.Line("internal " + field.Type.Name + " " + field.Name + " { get; init; }");
        }

        if (fields.Count > 0)
        {
            writer.Line();
        }

        writer.Line("/// <summary>Gives back what is kept. It must be called once, on one copy.</summary>");
        writer.Line("public void Dispose()");
        writer.Line("{");
        writer.Deeper(() => fields.Where(field => field.IsDisposed).ToList().ForEach(field => writer.Line((field.Type.Name == "object" ? "((IDisposable)" + field.Name + ")" : field.Name) + ".Dispose();")));
        writer.Line("}");
        writer.Close();
    }
}
