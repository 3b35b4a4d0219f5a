using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Assignments, in the shortest form.</content>
internal sealed partial class BodyEmitter
{
    private bool IsSame(Expr source, VariableAllocation.Variable target) =>
        source is Ref reference && _variables.Of(reference.Value) == target;

    private string Assignment(Let let)
    {
        VariableAllocation.Variable variable = _variables.Of(let.Target);
        if (!_declared.Add(variable))
        {
            return Assign(variable, let.Expression);
        }

        bool isVar = IsDeclaredWithVar(let);
        string type = isVar ? "var" : let.Target.Type.Name;
        string line = (let.IsConst ? "const " : let.IsUsing ? "using " : Scope(variable, let.Expression)) + type + " " + variable.Name + " = " + _printer.Print(let.Expression, needsType: isVar) + ";";
        return let.IsUsing && let.Quote.Length > 0
            ? line.PadRight(CommentColumn) + (line.Length >= CommentColumn ? " " : string.Empty) + "// needed by: " + let.Quote
            : line;
    }

    /// <summary>
    /// The user's locals keep their style; what the generator adds says the type of numbers and no others. What lies on the
    /// stack would be a pointer if nothing said that it is a span.
    /// </summary>
    private static bool IsDeclaredWithVar(Let let) => let.Target.Role switch
    {
        _ when MemoryFunctions.IsOnStack(let.Expression) => false,
        ValueRole.Constant => false,
        ValueRole.Local => let.IsVar && let.Target.Type == let.Expression.Type && let.Expression is not Const { IsNumber: false },
        ValueRole.Result => let.Expression is not Const,
        _ when let.Expression is Call { Function.Style: CallStyle.Text } => false,
        _ => !let.Target.Type.IsNumber && let.Target.Type.Category != TypeCategory.Bool,
    };

    private string Assign(VariableAllocation.Variable variable, Expr value)
    {
        if (value is Binary { Left: Ref left } binary
            && Operators.IsArithmetic(binary.Operator)
            && _variables.Of(left.Value) == variable
            && binary.Type == variable.First.Type)
        {
            return variable.Name + " " + Operators.Symbol(binary.Operator) + "= " + _printer.Print(binary.Right) + ";";
        }

        if (variable.First.IsDerivative && value is Binary chain && IncrementOf(chain, variable) is { } increment)
        {
            return variable.Name + " += " + _printer.Print(increment) + ";";
        }

        if (value is Binary { Operator: BinaryOperator.Add, Right: Ref right } sum
            && _variables.Of(right.Value) == variable
            && sum.Type == variable.First.Type
            && (sum.Type.IsNumber || sum.Left.Type == sum.Type && sum.Type.IsTensor)
            && !sum.Left.References().Any(read => _variables.Of(read) == variable))
        {
            return variable.Name + " += " + _printer.Print(sum.Left) + ";";
        }

        return variable.Name + " = " + _printer.Print(value) + ";";
    }

    /// <summary>For a sum that begins with the variable, the rest of it.</summary>
    private Expr? IncrementOf(Binary sum, VariableAllocation.Variable variable)
    {
        if (sum.Operator is not (BinaryOperator.Add or BinaryOperator.Subtract) || sum.Right.References().Any(read => _variables.Of(read) == variable))
        {
            return null;
        }

        if (sum.Left is Ref left && _variables.Of(left.Value) == variable)
        {
            return sum.Operator == BinaryOperator.Add ? sum.Right : null;
        }

        return sum.Left is Binary inner && IncrementOf(inner, variable) is { } rest
            ? new Binary(sum.Operator, rest, sum.Right, sum.Type)
            : null;
    }
}
