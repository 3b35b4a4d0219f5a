using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Assignments that are made at once: at the ends of iterations and of the sides of branches.</content>
internal sealed partial class BodyEmitter
{
    /// <summary>
    /// Assignments that are made at once, one after the other: none overwrites what another still reads. Those that read
    /// each other are one assignment of a tuple, which takes no spans: of these, one is held in a variable of its own.
    /// </summary>
    private List<string> Copies(IEnumerable<(Value Target, Expr Source)> copies)
    {
        var open = copies
            .Select(copy => (Target: _variables.Of(copy.Target), copy.Source))
            .Where(copy => !IsSame(copy.Source, copy.Target))
            .ToList();
        var lines = new List<string>();
        while (open.Count > 0)
        {
            int free = open.FindIndex(copy => !open.Any(other => other != copy && IsRead(copy.Target, other.Source)));
            if (free < 0 && open.Find(copy => IsSpan(copy.Target)).Target is { } span)
            {
                Value held = Hold(span);
                lines.Add("var " + _variables.Of(held).Name + " = " + span.Name + ";");
                open = open.ConvertAll(copy => (copy.Target, copy.Source.Rewrite(node => node is Ref { Value: var read } && _variables.Of(read) == span ? new Ref(held) : node)));
                continue;
            }

            if (free < 0)
            {
                lines.Add(
                    "(" + string.Join(", ", open.Select(copy => copy.Target.Name)) + ") = ("
                    + string.Join(", ", open.Select(copy => _printer.Print(copy.Source))) + ");");
                break;
            }

            lines.Add(Assign(open[free].Target, open[free].Source));
            open.RemoveAt(free);
        }

        return lines;
    }

    private static bool IsSpan(VariableAllocation.Variable variable) =>
        variable.First.Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan;

    /// <summary>A value for what a variable holds before it is assigned.</summary>
    private Value Hold(VariableAllocation.Variable variable)
    {
        Value held = _variables.Another(variable);
        _variables.Of(held).Name = _namer.Unique(held.Name, [[_function.Body]]);
        return held;
    }
}
