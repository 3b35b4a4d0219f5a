using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes, beside the members of a method, the pairs of those that it calls by pairs, and the type of their residuals.</summary>
internal sealed class CalleeEmitter(SourceWriter writer, MethodModel model, GeneratorOptions options)
{
    private const Members Reverse = Members.ValueAndGrad | Members.Vjp;

    public void Emit()
    {
        if (model.Callees.Count == 0)
        {
            return;
        }

        var fields = new ResidualFields();
        foreach (CalleeModel callee in model.Callees)
        {
            if ((model.Members & Reverse) != Members.None)
            {
                (Function forward, Function backward) = Split(callee, fields);
                Emit(callee, "Forward", "The value of " + callee.Callee.Name + "; what its backward part needs is kept among the residuals.", forward);
                Emit(callee, "Backward", "The gradients of " + callee.Callee.Name + " from the cotangent of its result and the residuals, which it takes back.", backward);
            }

            if (model.Members.HasFlag(Members.Jvp))
            {
                Emit(callee, "WithTangent", "The value of " + callee.Callee.Name + " and its tangent.", Optimized(ForwardMode.Jvp(callee.Primal, model.Rules, model.Functions)));
            }
        }

        if ((model.Members & Reverse) != Members.None)
        {
            Residuals(fields);
        }
    }

    private (Function Forward, Function Backward) Split(CalleeModel callee, ResidualFields fields)
    {
        (Function forward, Function backward) = ReverseMode.Split(callee, model.Rules, model.Functions, fields);
        return options.Optimize ? SharedStacks.Apply((forward, Optimized(backward)), callee.Callee.Name, fields) : (forward, backward);
    }

    private Function Optimized(Function function) => options.Optimize ? Finishing.Apply(Optimizer.Optimize(function, model.Rules)) : function;

    private void Emit(CalleeModel callee, string suffix, string summary, Function function)
    {
        var namer = new Namer([]);
        List<string> names = function.Parameters.Select(parameter => namer.Unique(parameter.Value.Name)).ToList();
        writer.Line();
        writer.Line("/// <summary>" + summary + "</summary>");
        writer.Line("private " + (callee.IsStatic ? "static " : string.Empty) + MemberEmitter.ReturnType(function) + " " + callee.Callee.Name + suffix + "(");
        writer.Indented(string.Join(", ", function.Parameters.Select((parameter, i) => parameter.Value.Type.Name + " " + names[i])) + ")");
        writer.Line("{");
        var inner = new BodyEmitter(writer, function, Optimizer.Shapes(function, model.Rules), model.Functions, names, model.ReservedNames);
        writer.Deeper(() => inner.Emit(guard: null));
        writer.Line("}");
    }

    private void Residuals(ResidualFields fields)
    {
        string type = model.Callees[0].Callee.Residuals.Name;
        writer.Line();
        writer.Line("/// <summary>What the forward parts keep for the backward parts.</summary>");
        writer.Open("private readonly struct " + type + " : IDisposable");
        writer.Line("public " + type + "()");
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
