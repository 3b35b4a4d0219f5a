using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes the statements of a function and what it returns.</summary>
internal sealed class BodyEmitter
{
    private const int CommentColumn = 55;

    private readonly SourceWriter _writer;
    private readonly Function _function;
    private readonly ShapeInference _shapes;
    private readonly VariableAllocation _variables;
    private readonly ExprPrinter _printer;
    private readonly HashSet<VariableAllocation.Variable> _declared = [];
    private readonly Dictionary<VariableAllocation.Variable, Block> _homes = [];
    private readonly bool _hasSections;
    private Section? _section;

    public BodyEmitter(SourceWriter writer, Function function, ShapeInference shapes, IEnumerable<string> parameterNames, IEnumerable<string> reserved)
    {
        _writer = writer;
        _function = function;
        _shapes = shapes;
        _variables = new VariableAllocation(function);
        _hasSections = function.Body.Statements.Any(statement => statement.Section == Section.Backward);
        var namer = new Namer(reserved.Except(parameterNames));
        NameVariables(namer, parameterNames.ToArray());
        HashSet<string> locals = [.. _variables.Variables.Select(variable => variable.Name)];
        _printer = new ExprPrinter(value => _variables.Of(value).Name, locals.Contains);
        FindHomes(function.Body, []);
    }

    public void Emit(string? guard)
    {
        if (guard is not null)
        {
            _writer.Line(guard);
            _writer.Line();
        }

        Statements(_function.Body);
        if (_section is not null)
        {
            _writer.Line();
        }

        string results = string.Join(", ", _function.Results.Select(result => _printer.Print(result.Expression)));
        _writer.Line(_function.Results.Count == 1 ? "return " + results + ";" : "return (" + results + ");");
    }

    private void NameVariables(Namer namer, string[] parameterNames)
    {
        for (int i = 0; i < _function.Parameters.Count; i++)
        {
            VariableAllocation.Variable variable = _variables.Of(_function.Parameters[i].Value);
            variable.Name = namer.Take(parameterNames[i].TrimStart('@'));
            _declared.Add(variable);
        }

        foreach (VariableAllocation.Variable variable in _variables.Variables.OrderBy(variable => variable.First.Role is ValueRole.Local or ValueRole.Constant ? 0 : 1))
        {
            if (variable.Name.Length == 0)
            {
                variable.Name = namer.Unique(variable.First.Name);
            }
        }
    }

    /// <summary>Finds for each variable the innermost block around all that is assigned to it.</summary>
    private void FindHomes(Block block, IReadOnlyList<Block> path)
    {
        IReadOnlyList<Block> here = [.. path, block];
        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop loop)
            {
                foreach (Carried carried in loop.Carried)
                {
                    AddHome(carried.Head, here);
                }
            }

            foreach (Block inner in statement.Blocks)
            {
                FindHomes(inner, here);
            }

            foreach (Value target in statement.Targets)
            {
                AddHome(target, here);
            }
        }
    }

    private readonly Dictionary<VariableAllocation.Variable, IReadOnlyList<Block>> _paths = [];

    private void AddHome(Value value, IReadOnlyList<Block> path)
    {
        VariableAllocation.Variable variable = _variables.Of(value);
        IReadOnlyList<Block> common = _paths.TryGetValue(variable, out IReadOnlyList<Block>? earlier)
            ? earlier.Zip(path, (left, right) => (left, right)).TakeWhile(pair => ReferenceEquals(pair.left, pair.right)).Select(pair => pair.left).ToArray()
            : path;
        _paths[variable] = common;
        _homes[variable] = common[common.Count - 1];
    }

    private void Statements(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Announce(statement.Section);
            DeclareAhead(statement, block);
            switch (statement)
            {
                case Let let when IsSame(let.Expression, _variables.Of(let.Target)):
                    break;
                case Let let:
                    _writer.Line(WithShape(Assignment(let), let.Target));
                    break;
                case Effect effect:
                    _writer.Line(_printer.Print(effect.Expression) + ";");
                    break;
                case Throw thrown:
                    _writer.Line("throw " + _printer.Print(thrown.Exception) + ";");
                    break;
                case Save save:
                    _writer.Line(Saving(save));
                    break;
                case Comment comment:
                    _writer.Line("// " + comment.Text);
                    break;
                case If branch:
                    Branch(branch);
                    break;
                case Loop loop:
                    Loop(loop);
                    break;
            }
        }
    }

    private string Saving(Save save)
    {
        string saved = _variables.Of(save.Saved).Name;
        string value = _printer.Print(save.Value);
        return save.Index is null
            ? saved + ".Push(" + value + ");"
            : saved + "[" + _printer.Print(save.Index) + "] = " + value + ";";
    }

    private void Announce(Section section)
    {
        if (!_hasSections || section == _section || _section == Section.Backward)
        {
            _section ??= section;
            return;
        }

        if (_section is not null)
        {
            _writer.Line();
        }

        _writer.Line("// " + section);
        _section = section;
    }

    /// <summary>Declares the variables that live in this block and are first assigned deeper in this statement.</summary>
    private void DeclareAhead(Statement statement, Block block)
    {
        if (statement.Blocks.Count == 0)
        {
            return;
        }

        HashSet<VariableAllocation.Variable> heads = [.. ((statement as Loop)?.Carried ?? []).Select(carried => _variables.Of(carried.Head))];
        foreach (VariableAllocation.Variable variable in AllTargets(statement).Select(_variables.Of).Distinct())
        {
            if (_declared.Contains(variable) || heads.Contains(variable) || !ReferenceEquals(_homes[variable], block) || IsOnlyResult(statement, variable))
            {
                continue;
            }

            _declared.Add(variable);
            Merge? merge = (statement as If)?.Merges.FirstOrDefault(candidate => _variables.Of(candidate.Target) == variable);
            string initial = merge is null ? string.Empty : Initial(merge, variable, (If)statement);
            _writer.Line(variable.First.Type.Name + " " + variable.Name + initial + ";");
        }
    }

    /// <summary>What one side only sets to a constant is set before the branch.</summary>
    private string Initial(Merge merge, VariableAllocation.Variable variable, If branch)
    {
        foreach ((Expr source, Block side) in new[] { (merge.Else, branch.Else), (merge.Then, branch.Then) })
        {
            bool isFixed = source is Const || (source is Ref && branch.Else.IsEmpty && ReferenceEquals(side, branch.Else));
            if (isFixed && !IsSame(source, variable) && !Targets(side).Any(target => _variables.Of(target) == variable))
            {
                _initialized.Add((merge, source));
                if (merge.Then.Equals(source) && !Targets(branch.Then).Any(target => _variables.Of(target) == variable))
                {
                    _initialized.Add((merge, merge.Then));
                }

                return " = " + _printer.Print(source);
            }
        }

        return string.Empty;
    }

    private readonly HashSet<(Merge, Expr)> _initialized = [];

    private static IEnumerable<Value> Targets(Block block) => block.Statements.SelectMany(AllTargets);

    /// <summary>Everything that a statement assigns, nested statements included.</summary>
    private static IEnumerable<Value> AllTargets(Statement statement) => statement.Blocks
        .SelectMany(Targets)
        .Concat((statement as Loop)?.Carried.Select(carried => carried.Head) ?? [])
        .Concat(statement.Targets);

    /// <summary>What a loop hands out under another name is declared behind it.</summary>
    private bool IsOnlyResult(Statement statement, VariableAllocation.Variable variable) =>
        statement is Loop loop && !Targets(loop.Body).Any(target => _variables.Of(target) == variable);

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
                _writer.Line(_declared.Add(result) ? carried.Result.Type.Name + " " + text : text);
            }
        }
    }

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

            string type = carried.Head.Type.Name;
            if (type != lineType || carried.Init is not Const)
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
        return $"for ({range.Counter.Type.Name} {counter} = {_printer.Print(range.From)}; "
            + $"{counter} {Operators.Symbol(range.Comparison)} {_printer.Print(range.Bound)}; {counter}{(range.IsUpward ? "++" : "--")})";
    }

    private void Branch(If branch)
    {
        List<string> thenCopies = Copies(Unset(branch, merge => merge.Then));
        List<string> elseCopies = Copies(Unset(branch, merge => merge.Else));
        bool hasThen = !branch.Then.IsEmpty || thenCopies.Count > 0;
        bool hasElse = !branch.Else.IsEmpty || elseCopies.Count > 0;
        if (!hasThen && !hasElse)
        {
            return;
        }

        Expr condition = hasThen ? branch.Condition : new Unary(UnaryOperator.Not, branch.Condition, TypeRef.Bool);
        _writer.Open("if (" + _printer.Print(condition) + ")");
        Side(hasThen ? branch.Then : branch.Else, hasThen ? thenCopies : elseCopies);
        _writer.Close();
        if (hasThen && hasElse)
        {
            _writer.Open("else");
            Side(branch.Else, elseCopies);
            _writer.Close();
        }
    }

    private void Side(Block block, List<string> copies)
    {
        Section? section = _section;
        Statements(block);
        _section = section;
        copies.ForEach(copy => _writer.Line(copy));
    }

    /// <summary>What a side has to set: all but what was set before the branch.</summary>
    private IEnumerable<(Value Target, Expr Source)> Unset(If branch, System.Func<Merge, Expr> source) => branch.Merges
        .Where(merge => !_initialized.Contains((merge, source(merge))))
        .Select(merge => (merge.Target, source(merge)));

    /// <summary>
    /// Assignments that are made at once, one after the other: none overwrites what another still reads. Those that read
    /// each other are one assignment of a tuple.
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

    private bool IsRead(VariableAllocation.Variable variable, Expr expr) => expr.References().Any(read => _variables.Of(read) == variable);

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
        string line = (let.IsConst ? "const " : let.IsUsing ? "using " : string.Empty) + type + " " + variable.Name + " = " + _printer.Print(let.Expression, needsType: isVar) + ";";
        return let.IsUsing && let.Quote.Length > 0
            ? line.PadRight(CommentColumn) + (line.Length >= CommentColumn ? " " : string.Empty) + "// needed by: " + let.Quote
            : line;
    }

    /// <summary>The user's locals keep their style; what the generator adds says the type of numbers and no others.</summary>
    private static bool IsDeclaredWithVar(Let let) => let.Target.Role switch
    {
        ValueRole.Constant => false,
        ValueRole.Local => let.IsVar && let.Target.Type == let.Expression.Type && let.Expression is not Const { IsNumber: false },
        ValueRole.Result => true,
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

    private string WithShape(string line, Value value)
    {
        if (!value.Type.IsTensor || _shapes.Of(new Ref(value)).Dimensions is not { Count: > 0 } dimensions)
        {
            return line;
        }

        return line.PadRight(CommentColumn) + (line.Length >= CommentColumn ? " " : string.Empty) + "// " + string.Join(" x ", dimensions);
    }
}
