using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Branches and loops.</content>
internal sealed partial class BodyEmitter
{
    private void Loop(Loop loop)
    {
        Initialize(loop);
        _writer.Open(Header(loop));
        Side(loop.Body, Copies(loop.Carried.Select(carried => (carried.Head, carried.Next))));
        _writer.Close();
        foreach (Carried carried in loop.Carried)
        {
            VariableAllocation.Variable result = _variables.Of(carried.Result);
            if (result != _variables.Of(carried.Head))
            {
                string text = result.Name + " = " + _variables.Of(carried.Head).Name + ";";
                _writer.Line(_declared.Add(result) ? Scope(result, new Ref(carried.Head)) + carried.Result.Type.Name + " " + text : text);
            }
        }
    }

    private const int LongestDeclaration = 80;

    /// <summary>Gives the carried variables their first values; those that begin with a number share a line.</summary>
    private void Initialize(Loop loop)
    {
        var line = new List<string>();
        string lineType = string.Empty;
        void flush()
        {
            if (line.Count > 0)
            {
                _writer.Line(lineType + " " + string.Join(", ", line) + ";");
                line.Clear();
            }
        }

        // Where the order matters, what is declared here comes first, since no other first value reads it.
        List<Carried> assigned = loop.Carried
            .Where(carried => _declared.Contains(_variables.Of(carried.Head)) && !IsSame(carried.Init, _variables.Of(carried.Head)))
            .ToList();
        List<string> ordered = Copies(assigned.Select(carried => (carried.Head, carried.Init)));
        bool inPlace = !assigned.Any(carried => loop.Carried
            .SkipWhile(other => other != carried)
            .Skip(1)
            .Any(later => IsRead(_variables.Of(carried.Head), later.Init)));
        foreach (Carried carried in loop.Carried)
        {
            VariableAllocation.Variable variable = _variables.Of(carried.Head);
            if (!_declared.Add(variable))
            {
                if (inPlace && !IsSame(carried.Init, variable))
                {
                    flush();
                    _writer.Line(Assign(variable, carried.Init));
                }

                continue;
            }

            string type = Scope(variable, carried.Init) + carried.Head.Type.Name;
            if (type != lineType || carried.Init is not Const || line.Sum(part => part.Length + 2) > LongestDeclaration)
            {
                flush();
            }

            lineType = type;
            line.Add(variable.Name + " = " + _printer.Print(carried.Init));
        }

        flush();
        if (!inPlace)
        {
            ordered.ForEach(copy => _writer.Line(copy));
        }
    }

    private string Header(Loop loop)
    {
        if (loop.Range is not { } range)
        {
            return "while (" + _printer.Print(loop.Condition!) + ")";
        }

        string counter = _variables.Of(range.Counter).Name;
        Expr goesOn = new Binary(range.Comparison, new Ref(range.Counter), range.Bound, TypeRef.Bool);
        if (loop.Condition is not null)
        {
            goesOn = new Binary(BinaryOperator.AndAlso, goesOn, loop.Condition, TypeRef.Bool);
        }

        return $"for ({range.Counter.Type.Name} {counter} = {_printer.Print(range.From)}; "
            + $"{_printer.Print(goesOn)}; {counter}{(range.IsUpward ? "++" : "--")})";
    }

    private void Branch(If branch, string keyword = "")
    {
        List<string> thenCopies = Copies(Unset(branch, isThen: true));
        List<string> elseCopies = Copies(Unset(branch, isThen: false));
        bool hasThen = !branch.Then.IsEmpty || thenCopies.Count > 0;
        bool hasElse = !branch.Else.IsEmpty || elseCopies.Count > 0;
        if (!hasThen && !hasElse)
        {
            return;
        }

        Expr condition = hasThen ? branch.Condition : new Unary(UnaryOperator.Not, branch.Condition, TypeRef.Bool);
        _writer.Open(keyword + "if (" + _printer.Print(condition) + ")");
        Side(hasThen ? branch.Then : branch.Else, hasThen ? thenCopies : elseCopies);
        _writer.Close();
        if (!hasThen || !hasElse)
        {
            return;
        }

        if (elseCopies.Count == 0 && branch.Else.Statements is [If next] && !DeclaredAhead(next, branch.Else).Any())
        {
            Branch(next, "else ");
            return;
        }

        _writer.Open("else");
        Side(branch.Else, elseCopies);
        _writer.Close();
    }

    private void Side(Block block, List<string> copies)
    {
        Section? section = _section;
        Statements(block);
        _section = section;
        copies.ForEach(copy => _writer.Line(copy));
    }

    /// <summary>What a side has to set: all but what was set before the branch.</summary>
    private IEnumerable<(Value Target, Expr Source)> Unset(If branch, bool isThen) => branch.Merges
        .Where(merge => !_initialized.Contains((merge, isThen)))
        .Select(merge => (merge.Target, isThen ? merge.Then : merge.Else));
}
