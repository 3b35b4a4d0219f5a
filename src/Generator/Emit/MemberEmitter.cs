using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes one generated member: documentation, signature, guards, body.</summary>
internal sealed class MemberEmitter(SourceWriter writer, MethodModel model)
{
    /// <summary>Names that an item of a tuple must not have.</summary>
    private static readonly string[] NotForTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "Rest", "ToString"];

    /// <param name="suffix">What is added to the name of the method.</param>
    /// <param name="summary">The text of the documentation.</param>
    /// <param name="function">The function; its first parameters are those of the method.</param>
    public void Emit(string suffix, string summary, Function function)
    {
        SignatureModel signature = model.Signature;
        writer.Line("/// <summary>" + summary + "</summary>");
        List<string> names = ParameterNames(function);
        string modifiers = signature.Accessibility + (signature.IsStatic ? " static " : " ") + signature.ReadOnlyModifier;
        writer.Line(modifiers + ReturnType(function) + " " + signature.Name + suffix + signature.TypeParameters + "(");
        string close = ")" + string.Concat(signature.Constraints.Select(constraint => " " + constraint));
        writer.Indented(string.Join(", ", Parameters(function, names)) + close);
        writer.Line("{");
        var inner = new BodyEmitter(writer, function, Optimizer.Shapes(function, model.Rules), names, model.ReservedNames);
        writer.Deeper(() => inner.Emit(Guards(function, names)));
        writer.Line("}");
    }

    /// <summary>The names of the parameters: those of the method as they are, those that are added made unique.</summary>
    private List<string> ParameterNames(Function function)
    {
        List<string> names = model.Signature.Parameters.Select(parameter => parameter.Name).ToList();
        var namer = new Namer(names.Select(name => name.TrimStart('@')));
        names.AddRange(function.Parameters.Skip(names.Count).Select(parameter => namer.Unique(parameter.Value.Name)));
        return names;
    }

    /// <summary>Required ones first, then the added ones, then the optional ones and params.</summary>
    private IEnumerable<string> Parameters(Function function, List<string> names)
    {
        EquatableArray<ParameterModel> own = model.Signature.Parameters;
        int required = own.TakeWhile(parameter => parameter.Default.Length == 0 && parameter.Modifier != "params ").Count();
        IEnumerable<string> declared = own.Select(parameter => parameter.Modifier + parameter.Type + " " + parameter.Name + parameter.Default);
        IEnumerable<string> added = function.Parameters
            .Skip(own.Count)
            .Select((parameter, i) => parameter.Value.Type.Name + " " + names[own.Count + i]);
        return declared.Take(required).Concat(added).Concat(declared.Skip(required));
    }

    private static string ReturnType(Function function)
    {
        if (function.Results.Count == 1)
        {
            return function.Results[0].Expression.Type.Name;
        }

        var namer = new Namer(NotForTuples);
        return "(" + string.Join(", ", function.Results.Select(result => result.Expression.Type.Name + " " + namer.Unique(result.Name))) + ")";
    }

    /// <summary>One line that checks the shapes that were declared; none where none were.</summary>
    private string? Guards(Function function, List<string> names)
    {
        var shaped = function.Parameters
            .Select((parameter, i) => (parameter, name: names[i]))
            .Where(pair => pair.parameter.Shape is not null)
            .ToList();
        if (shaped.Count == 0)
        {
            return null;
        }

        string spec = string.Join(", ", shaped.Select(pair => pair.name.TrimStart('@') + "[" + pair.parameter.Shape + "]"));
        return model.Functions.Find(FunctionTable.Require)!.Qualifier + "Require(\"" + spec + "\", " + string.Join(", ", shaped.Select(pair => pair.name)) + ");";
    }
}
