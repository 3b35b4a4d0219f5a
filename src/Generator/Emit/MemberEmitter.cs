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
    /// <param name="attribute">An attribute of the member; null where it has none.</param>
    /// <param name="isPrivate">Whether only other generated members call it.</param>
    public void Emit(string suffix, string summary, Function function, string? attribute = null, bool isPrivate = false)
    {
        SignatureModel signature = model.Signature;
        writer.Line("/// <summary>" + summary + "</summary>");
        if (attribute is not null)
        {
            writer.Line(attribute);
        }

        List<string> names = ParameterNames(function);
        string modifiers = (isPrivate ? "private" : signature.Accessibility) + (signature.IsStatic ? " static " : " ") + signature.ReadOnlyModifier;
        string header = modifiers + ReturnType(function) + " " + signature.Name + suffix + signature.TypeParameters + "(";
        string close = ")" + string.Concat(signature.Constraints.Select(constraint => " " + constraint));
        string[] parameters = Parameters(function, names).ToArray();
        writer.Line(parameters.Length == 0 ? header + close : header);
        if (parameters.Length > 0)
        {
            writer.Indented(string.Join(", ", parameters) + close);
        }

        writer.Line("{");
        var inner = new BodyEmitter(writer, function, Optimizer.Shapes(function, model.Rules), model.Functions, names, model.ReservedNames);
        writer.Deeper(() => inner.Emit(Guards(function, names)));
        writer.Line("}");
    }

    /// <summary>
    /// What is printed for each parameter of the function: the name of a parameter of the method, or a leaf of one. Those
    /// of the method stay as they are, those that are added are made unique.
    /// </summary>
    private List<string> ParameterNames(Function function)
    {
        string[] own = model.Signature.Parameters.Select(parameter => parameter.Name.TrimStart('@')).ToArray();
        var namer = new Namer(own);
        var names = new List<string>();
        foreach ((IReadOnlyList<Parameter> whole, string? name) in Wholes(function))
        {
            Part? part = whole[0].Part;
            string[] paths = part is null ? [string.Empty] : part.Whole.Paths().ToArray();
            string root = name ?? namer.Unique(part?.Root ?? whole[0].Value.Name);
            names.AddRange(whole.Select(parameter => OfReceiver(root + paths[parameter.Part?.Leaf ?? 0], own, function)));
        }

        return names;
    }

    /// <summary>A member of the receiver goes by its own name, where no parameter and no local of the user's has that.</summary>
    private static string OfReceiver(string path, string[] parameters, Function function)
    {
        const string prefix = ThisWord.Text + ".";
        if (!path.StartsWith(prefix, System.StringComparison.Ordinal))
        {
            return path;
        }

        string member = path.Substring(prefix.Length);
        string name = member.Split('.')[0].TrimStart('@');
        bool isHidden = parameters.Contains(name)
            || function.Body.All().SelectMany(statement => statement.Targets).Any(value => value.Role is ValueRole.Local or ValueRole.Constant && value.Name == name);
        return isHidden ? path : member;
    }

    /// <summary>
    /// The parameters of the function by those of the generated method, with the names of those that are the method's own: the
    /// receiver, if it is taken apart, and then its parameters.
    /// </summary>
    private IEnumerable<(IReadOnlyList<Parameter> Whole, string? Own)> Wholes(Function function)
    {
        string[] own = (model.Signature.HasReceiver ? [ThisWord.Text] : Enumerable.Empty<string>())
            .Concat(model.Signature.Parameters.Select(parameter => parameter.Name))
            .ToArray();
        return Parts.Wholes(function.Parameters, parameter => parameter.Part).Select((whole, i) => (whole, i < own.Length ? own[i] : null));
    }

    /// <summary>Required ones first, then the added ones, then the optional ones and params.</summary>
    private IEnumerable<string> Parameters(Function function, List<string> names)
    {
        var added = new List<string>();
        int first = 0;
        foreach ((IReadOnlyList<Parameter> whole, string? mine) in Wholes(function))
        {
            if (mine is null)
            {
                TypeRef type = whole[0].Part?.Whole.Type ?? whole[0].Value.Type;
                added.Add(type.Name + " " + names[first].Split('.')[0]);
            }

            first += whole.Count;
        }

        return model.Signature.WithAdded(parameter => parameter.Modifier + parameter.Type + " " + parameter.Name + parameter.Default, added);
    }

    public static string ReturnType(Function function)
    {
        if (function.Results.Count == 0)
        {
            return "void";
        }

        var namer = new Namer(NotForTuples);
        (string Type, string Name)[] items = Parts.Wholes(function.Results, result => result.Part)
            .Select(whole => (
                (whole[0].Part?.Whole.Type ?? whole[0].Expression.Type).Name,
                namer.Unique(whole[0].RootName())))
            .ToArray();
        return items.Length == 1
            ? items[0].Type
            : "(" + string.Join(", ", items.Select(item => item.Type + " " + item.Name)) + ")";
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
