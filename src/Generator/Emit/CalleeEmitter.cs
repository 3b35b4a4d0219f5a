using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes, beside the members of a method, the pairs of those that it calls by pairs, and the types of their residuals.</summary>
internal sealed class CalleeEmitter(SourceWriter writer, MethodModel model, GeneratorOptions options, DerivedCallees callees)
{
    /// <param name="members">The members that were written.</param>
    public void Emit(IEnumerable<Function> members)
    {
        IReadOnlyList<CalleeModel> parts = callees.ReachedFrom(members);
        foreach (CalleeModel part in parts)
        {
            Emit(part);
        }

        foreach (TypeRef type in parts.SelectMany(ResidualsOf).Distinct())
        {
            Residuals(type, callees.FieldsOf(type));
        }
    }

    /// <summary>The residuals that a part is given: its own, and those of the pair that it is a part of the derivative of.</summary>
    private static IEnumerable<TypeRef> ResidualsOf(CalleeModel part) => part.Primal.Parameters.Select(parameter => parameter.Value.Type).Where(type => type.IsResiduals);

    private static string Summary(Callee part)
    {
        string step = part.Steps[part.Steps.Length - 1];
        string of = part.Name.Substring(0, part.Name.Length - step.Length);
        return step switch
        {
            Callee.Forward => $"The value of {of}; what its backward part needs is kept among the residuals.",
            Callee.Backward => $"The gradients of {of} from the cotangent of its result and the residuals, which it takes back.",
            _ => $"The value of {of} and its tangent.",
        };
    }

    private void Emit(CalleeModel part)
    {
        bool isPrimal = part.Callee.Steps[part.Callee.Steps.Length - 1] == Callee.Forward;
        Function function = options.Optimize && !isPrimal ? Finishing.Apply(part.Primal) : part.Primal;
        var namer = new Namer([]);
        List<string> names = function.Parameters.Select(parameter => namer.Unique(parameter.Value.Name)).ToList();
        writer.Line();
        writer.Line("/// <summary>" + Summary(part.Callee) + "</summary>");
        writer.Line("private " + (part.IsStatic ? "static " : string.Empty) + MemberEmitter.ReturnType(function) + " " + part.Callee.Name + "(");
        writer.Indented(string.Join(", ", function.Parameters.Select((parameter, i) => parameter.Value.Type.Name + " " + names[i])) + ")");
        writer.Line("{");
        var inner = new BodyEmitter(writer, function, Optimizer.Shapes(function, model.Rules), model.Functions, names, model.ReservedNames);
        writer.Deeper(() => inner.Emit(guard: null));
        writer.Line("}");
    }

    private void Residuals(TypeRef type, ResidualFields fields)
    {
        writer.Line();
        writer.Line("/// <summary>What the forward parts keep for the backward parts.</summary>");
        writer.Open("private readonly struct " + type.Name + " : IDisposable");
        writer.Line("public " + type.Name + "()");
        writer.Line("{");
        writer.Line("}");
        foreach (StackField field in fields.All)
        {
            writer.Line();
            foreach (string statement in field.NeededBy)
            {
                writer.Line("// needed by: " + statement);
            }

            writer.Line("public readonly " + field.Type.Name + " " + field.Name + " = " + field.Type.Name + ".Rent();");
        }

        writer.Line();
        writer.Line("public void Dispose()");
        writer.Line("{");
        writer.Deeper(() =>
        {
            foreach (StackField field in fields.All)
            {
                writer.Line(field.Name + ".Dispose();");
            }
        });
        writer.Line("}");
        writer.Close();
    }
}
