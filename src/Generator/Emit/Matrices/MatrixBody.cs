using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>What the Hessian and the Jacobian have in common: the blocks, and the calls of the products.</summary>
internal abstract class MatrixBody
{
    private readonly MethodModel _model;

    protected MatrixBody(SourceWriter writer, MethodModel model, MatrixVariable[] variables)
    {
        (Writer, _model, Variables) = (writer, model, variables);
        Namer = new Namer(model.Signature.Parameters.Select(own => own.Name.TrimStart('@')));
    }

    public abstract IReadOnlyList<MatrixBlock> Blocks { get; }

    /// <summary>How the blocks are laid out, for the documentation.</summary>
    public abstract string Layout { get; }

    protected SourceWriter Writer { get; }

    protected Namer Namer { get; }

    protected MatrixVariable[] Variables { get; }

    protected bool IsOne => Variables.Length == 1;

    public abstract void Emit();

    protected void Return() =>
        Writer.Line("return " + (Blocks is [var only] ? only.Name : "(" + string.Join(", ", Blocks.Select(block => block.Name)) + ")") + ";");

    /// <summary>Declares an array for each array or span that is asked for; gives their names, by parameter.</summary>
    protected Dictionary<MatrixVariable, string> Arrays(string prefix, bool onlySpans = false)
    {
        var names = new Dictionary<MatrixVariable, string>();
        foreach (MatrixVariable variable in Variables.Where(variable => onlySpans ? variable.IsSpan : variable.IsArray))
        {
            names.Add(variable, Namer.Unique(prefix + variable.Pascal));
            Writer.Line($"var {names[variable]} = new {variable.Element}[{variable.Length}];");
        }

        return names;
    }

    /// <summary>For each unit vector of a parameter: sets the direction, does something with it, and clears it.</summary>
    protected void Directions(MatrixVariable variable, string counter, Dictionary<MatrixVariable, string> tangents, System.Action<string, string[]> use)
    {
        if (!variable.IsArray)
        {
            use("0", Seeds(variable, tangents));
            return;
        }

        Loop(counter, variable.Length, () =>
        {
            Writer.Line($"{tangents[variable]}[{counter}] = {variable.Number(1)};");
            use(counter, Seeds(variable, tangents));
            Writer.Line($"{tangents[variable]}[{counter}] = {variable.Number(0)};");
        });
    }

    /// <summary>The tangents of all parameters where one of them is in a direction.</summary>
    private string[] Seeds(MatrixVariable along, Dictionary<MatrixVariable, string> tangents) =>
        [.. Variables.Select(variable => variable.IsArray ? tangents[variable] : variable.Number(variable == along ? 1 : 0))];

    protected void Loop(string counter, string length, System.Action body)
    {
        Writer.Open($"for (int {counter} = 0; {counter} < {length}; {counter}++)");
        body();
        Writer.Close();
    }

    /// <summary>Copies what is given for a parameter to a row of a block.</summary>
    protected void Row(MatrixBlock block, string row, MatrixVariable variable, string counter, string values)
    {
        if (variable.IsArray)
        {
            Loop(counter, variable.Length, () => Writer.Line($"{block.Name}[{row}, {counter}] = {values}[{counter}];"));
        }
        else
        {
            Writer.Line($"{block.Name}[{row}, 0] = {values};");
        }
    }

    /// <summary>A call of another member for the same method; what is added stands behind the required arguments.</summary>
    protected string Call(string suffix, params string[] added)
    {
        SignatureModel signature = _model.Signature;
        return signature.Name + suffix + signature.TypeParameters + "(" + string.Join(", ", signature.WithAdded(parameter => parameter.Name, added)) + ")";
    }
}
