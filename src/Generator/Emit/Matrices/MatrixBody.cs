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

    protected bool ArePaying(Members matrix) => FourDirections.ArePaying(_model, matrix);

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

    /// <summary>Declares the tangents of four directions; where that does not pay, those of one.</summary>
    protected Dictionary<MatrixVariable, string>[] Tangents(bool areFour) =>
        areFour ? [.. Enumerable.Range(0, FourDirections.Count).Select(_ => Arrays("tangent"))] : [Arrays("tangent")];

    /// <summary>For each unit vector of a parameter: sets the direction, does something with it, and clears it.</summary>
    protected void Directions(MatrixVariable variable, string counter, Dictionary<MatrixVariable, string> tangents, System.Action<string, string[]> use, string start = "0")
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
        }, start);
    }

    /// <summary>
    /// The same for four unit vectors of an array at a time, as long as there are four more; those that are left are not
    /// looked at, and begin at the place that is given back.
    /// </summary>
    protected string DirectionsInFours(MatrixVariable variable, string counter, Dictionary<MatrixVariable, string>[] tangents, System.Action<string[], string[]> use)
    {
        int count = FourDirections.Count;
        string end = Namer.Unique("fours");
        string[] places = [.. Enumerable.Range(0, count).Select(i => i == 0 ? counter : counter + " + " + i)];
        string[] elements = [.. tangents.Select((direction, i) => direction[variable] + "[" + places[i] + "]")];
        Writer.Line($"int {end} = {variable.Length} - {variable.Length} % {count};");
        Writer.Open($"for (int {counter} = 0; {counter} < {end}; {counter} += {count})");
        Writer.Line(All(elements, variable.Number(1)));
        use(places, [.. tangents.SelectMany(direction => Variables.Select(other => other.IsArray ? direction[other] : other.Number(0)))]);
        Writer.Line(All(elements, variable.Number(0)));
        Writer.Close();
        return end;

        static string All(string[] targets, string value) => string.Join(" = ", targets) + " = " + value + ";";
    }

    /// <summary>The tangents of all parameters where one of them is in a direction.</summary>
    private string[] Seeds(MatrixVariable along, Dictionary<MatrixVariable, string> tangents) =>
        [.. Variables.Select(variable => variable.IsArray ? tangents[variable] : variable.Number(variable == along ? 1 : 0))];

    protected void Loop(string counter, string length, System.Action body, string start = "0")
    {
        Writer.Open($"for (int {counter} = {start}; {counter} < {length}; {counter}++)");
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

    /// <summary>Copies what is given for a parameter in several directions, which count from one, to as many rows of a block.</summary>
    protected void Rows(MatrixBlock block, string[] rows, MatrixVariable variable, string counter, System.Func<int, string> values)
    {
        void copy(string column, string element)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                Writer.Line($"{block.Name}[{rows[i]}, {column}] = {values(i + 1)}{element};");
            }
        }

        if (variable.IsArray)
        {
            Loop(counter, variable.Length, () => copy(counter, "[" + counter + "]"));
        }
        else
        {
            copy("0", string.Empty);
        }
    }

    /// <summary>A call of another member for the same method; what is added stands behind the required arguments.</summary>
    protected string Call(string suffix, params string[] added)
    {
        SignatureModel signature = _model.Signature;
        return signature.Name + suffix + signature.TypeParameters + "(" + string.Join(", ", signature.WithAdded(parameter => parameter.Name, added)) + ")";
    }
}
