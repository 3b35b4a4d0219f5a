using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>The Hessian, a row for each product with a unit vector; each pair of parameters once.</summary>
internal sealed class HessianBody : MatrixBody
{
    private readonly Dictionary<(MatrixVariable, MatrixVariable), MatrixBlock> _blocks = [];

    public HessianBody(SourceWriter writer, MethodModel model, MatrixVariable[] variables)
        : base(writer, model, variables)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            foreach (MatrixVariable other in variables.Skip(i))
            {
                string item = variables[i].Pascal + other.Pascal;
                _blocks.Add((variables[i], other), new MatrixBlock(item, Namer.Unique(IsOne ? "hessian" : "hessian" + item), other.Element));
            }
        }

        Blocks = [.. _blocks.Values];
    }

    public override IReadOnlyList<MatrixBlock> Blocks { get; }

    public override string Layout => IsOne ? string.Empty : ", each pair of them once";

    public override void Emit()
    {
        foreach (KeyValuePair<(MatrixVariable Row, MatrixVariable Column), MatrixBlock> block in _blocks)
        {
            Writer.Line($"var {block.Value.Name} = new {block.Value.Element}[{block.Key.Row.Length}, {block.Key.Column.Length}];");
        }

        bool areFour = ArePaying(Members.Hessian);
        Dictionary<MatrixVariable, string>[] tangents = Tangents(areFour);
        Dictionary<MatrixVariable, string> gradients = Arrays("grad", onlySpans: true);
        Dictionary<MatrixVariable, string> products = Arrays("hvp", onlySpans: true);
        (string i, string j) = (Namer.Unique("i"), Namer.Unique("j"));
        foreach (MatrixVariable row in Variables)
        {
            string start = areFour && row.IsArray ? FourRows(row, i, j, tangents) : "0";
            Directions(row, i, tangents[0], (place, seeds) =>
            {
                string call = Call("Hvp", [.. seeds, .. gradients.Values, .. products.Values]);
                string all = Namer.Unique("hvp" + row.Pascal);
                bool isBare = Variables.All(variable => variable.IsSpan);
                Writer.Line(isBare ? call + ";" : IsOne ? $"var {all} = {call}.Hvp{row.Pascal};" : $"var {all} = {call};");
                foreach (MatrixVariable column in Variables.Where(column => _blocks.ContainsKey((row, column))))
                {
                    Row(_blocks[(row, column)], place, column, j, column.IsSpan ? products[column] : IsOne ? all : all + ".Hvp" + column.Pascal);
                }
            }, start);
        }

        Return();
    }

    /// <summary>Four rows at a time; gives the first that is left.</summary>
    private string FourRows(MatrixVariable row, string i, string j, Dictionary<MatrixVariable, string>[] tangents) => DirectionsInFours(row, i, tangents, (places, seeds) =>
    {
        string all = Namer.Unique("hvps");
        Writer.Line($"var {all} = {Call(FourDirections.Suffix(Members.Hessian), seeds)};");
        foreach (MatrixVariable column in Variables.Where(column => _blocks.ContainsKey((row, column))))
        {
            Rows(_blocks[(row, column)], places, column, j, direction => all + ".Hvp" + column.Pascal + direction);
        }
    });
}
