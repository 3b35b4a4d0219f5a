using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// The Jacobian of a number, of several, or of an array: a row for each result. Column by column in forward mode or row by
/// row in reverse mode, whichever takes fewer passes.
/// </summary>
internal sealed class JacobianBody : MatrixBody
{
    private readonly MethodModel _model;
    private readonly Dictionary<MatrixVariable, MatrixBlock> _blocks = [];

    public JacobianBody(SourceWriter writer, MethodModel model, MatrixVariable[] variables)
        : base(writer, model, variables)
    {
        _model = model;
        string rows = _model.Signature.ReturnType.IsMemory ? Namer.Unique("rows") : _model.Primal.Results.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (MatrixVariable variable in variables)
        {
            _blocks.Add(variable, new MatrixBlock(variable.Pascal, Namer.Unique(IsOne ? "jacobian" : "jacobian" + variable.Pascal), variable.Element));
        }

        (RowCount, Blocks) = (rows, [.. _blocks.Values]);
    }

    public override IReadOnlyList<MatrixBlock> Blocks { get; }

    public override string Layout => IsOne ? string.Empty : ": a row for each result, a column for each element";

    /// <summary>How many results there are.</summary>
    private string RowCount { get; }

    private bool IsOfArray => _model.Signature.ReturnType.IsMemory;

    private bool IsOfNumber => _model.Signature.ReturnType.IsFloating;

    /// <summary>The type of the results.</summary>
    private TypeRef Result => _model.Signature.ReturnType.Item ?? _model.Primal.Results[0].Expression.Type;

    public override void Emit()
    {
        if (IsOfNumber)
        {
            OfNumber();
            return;
        }

        if (IsOfArray)
        {
            Writer.Line($"int {RowCount} = {Call(string.Empty)}.Length;");
        }

        foreach (MatrixVariable variable in Variables)
        {
            Writer.Line($"var {_blocks[variable].Name} = new {variable.Element}[{RowCount}, {variable.Length}];");
        }

        string[] lengths = [.. Variables.Where(variable => variable.IsArray).Select(variable => variable.Length)];
        int numbers = Variables.Length - lengths.Length;
        if (lengths.Length == 0)
        {
            ByColumns();
        }
        else
        {
            string columns = string.Join(" + ", numbers > 0 ? lengths.Append(numbers.ToString(System.Globalization.CultureInfo.InvariantCulture)) : lengths);
            Writer.Open($"if ({columns} <= {RowCount})");
            ByColumns();
            Writer.Close();
            Writer.Open("else");
            ByRows();
            Writer.Close();
        }

        Return();
    }

    private void OfNumber()
    {
        Dictionary<MatrixVariable, string> spans = Arrays("grad", onlySpans: true);
        string gradients = Gradients("ValueAndGrad", [.. spans.Values]);
        foreach (MatrixVariable variable in Variables)
        {
            Writer.Line($"var {_blocks[variable].Name} = new {variable.Element}[1, {variable.Length}];");
        }

        string j = Namer.Unique("j");
        foreach (MatrixVariable variable in Variables)
        {
            Row(_blocks[variable], "0", variable, j, Gradient(variable, spans, gradients));
        }

        Return();
    }

    private void ByColumns()
    {
        Writer.Line("// Column by column: forward mode");
        bool areFour = ArePaying(Members.Jacobian);
        Dictionary<MatrixVariable, string>[] tangents = Tangents(areFour);
        (string i, string j) = (Namer.Unique("i"), Namer.Unique("j"));
        foreach (MatrixVariable variable in Variables)
        {
            string start = areFour && variable.IsArray ? FourColumns(variable, i, j, tangents) : "0";
            Directions(variable, j, tangents[0], (place, seeds) =>
            {
                string tangent = Namer.Unique(IsOne ? "tangent" : "tangentAlong" + variable.Pascal);
                MatrixBlock block = _blocks[variable];
                string cast = block.Element == Result.Name ? string.Empty : "(" + block.Element + ")";
                Writer.Line($"var {tangent} = {Call("Jvp", seeds)}.Tangent;");
                if (IsOfArray)
                {
                    Loop(i, RowCount, () => Writer.Line($"{block.Name}[{i}, {place}] = {cast}{tangent}[{i}];"));
                    return;
                }

                for (int row = 0; row < _model.Primal.Results.Count; row++)
                {
                    Writer.Line($"{block.Name}[{row}, {place}] = {cast}{tangent}.Item{row + 1};");
                }
            }, start);
        }
    }

    /// <summary>Four columns at a time; gives the first that is left.</summary>
    private string FourColumns(MatrixVariable variable, string i, string j, Dictionary<MatrixVariable, string>[] tangents) => DirectionsInFours(variable, j, tangents, (places, seeds) =>
    {
        string all = Namer.Unique("tangents");
        MatrixBlock block = _blocks[variable];
        string cast = block.Element == Result.Name ? string.Empty : "(" + block.Element + ")";
        Writer.Line($"var {all} = {Call(FourDirections.Suffix(Members.Jacobian), seeds)};");
        Loop(i, RowCount, () =>
        {
            for (int direction = 0; direction < places.Length; direction++)
            {
                Writer.Line($"{block.Name}[{i}, {places[direction]}] = {cast}{all}.Tangent{direction + 1}[{i}];");
            }
        });
    });

    private void ByRows()
    {
        Writer.Line("// Row by row: reverse mode");
        string seed = Namer.Unique("gradOut");
        if (IsOfArray)
        {
            Writer.Line($"var {seed} = new {Result.Name}[{RowCount}];");
        }

        Dictionary<MatrixVariable, string> spans = Arrays("grad", onlySpans: true);
        (string i, string j) = (Namer.Unique("i"), Namer.Unique("j"));
        if (IsOfArray)
        {
            Loop(i, RowCount, () =>
            {
                Writer.Line($"{seed}[{i}] = {NumberFormat.Whole(1, Result)};");
                RowOf(i, seed);
                Writer.Line($"{seed}[{i}] = {NumberFormat.Whole(0, Result)};");
            });
            return;
        }

        int count = _model.Primal.Results.Count;
        for (int row = 0; row < count; row++)
        {
            RowOf(row.ToString(System.Globalization.CultureInfo.InvariantCulture), "(" + string.Join(", ", Enumerable.Range(0, count).Select(other => NumberFormat.Whole(other == row ? 1 : 0, _model.Primal.Results[other].Expression.Type))) + ")");
        }

        void RowOf(string row, string cotangent)
        {
            string gradients = Gradients("Vjp", [.. spans.Values, cotangent]);
            foreach (MatrixVariable variable in Variables)
            {
                Row(_blocks[variable], row, variable, j, Gradient(variable, spans, gradients));
            }
        }
    }

    /// <summary>Calls what gives the gradients; those that are not written to spans get a name.</summary>
    private string Gradients(string member, string[] added)
    {
        string call = Call(member, added);
        if (Variables.All(variable => variable.IsSpan))
        {
            Writer.Line(call + ";");
            return string.Empty;
        }

        string name = Namer.Unique(IsOne ? "grad" + Variables[0].Pascal : "gradients");
        Writer.Line(IsOne ? $"var {name} = {call}.Grad{Variables[0].Pascal};" : $"var {name} = {call};");
        return name;
    }

    private string Gradient(MatrixVariable variable, Dictionary<MatrixVariable, string> spans, string gradients) =>
        variable.IsSpan ? spans[variable] : IsOne ? gradients : gradients + ".Grad" + variable.Pascal;
}
