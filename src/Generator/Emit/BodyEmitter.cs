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

        foreach (VariableAllocation.Variable variable in _variables.Variables.OrderBy(variable => variable.First.Role == ValueRole.Local ? 0 : 1))
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
            if (statement is Let let)
            {
                AddHome(let.Target, here);
            }
            else if (statement is If branch)
            {
                FindHomes(branch.Then, here);
                FindHomes(branch.Else, here);
                foreach (Merge merge in branch.Merges)
                {
                    AddHome(merge.Target, here);
                }
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
                case If branch:
                    Branch(branch);
                    break;
            }
        }
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
        if (statement is not If branch)
        {
            return;
        }

        foreach (VariableAllocation.Variable variable in Targets(branch).Select(_variables.Of).Distinct())
        {
            if (_declared.Contains(variable) || !ReferenceEquals(_homes[variable], block))
            {
                continue;
            }

            _declared.Add(variable);
            Merge? merge = branch.Merges.FirstOrDefault(candidate => _variables.Of(candidate.Target) == variable);
            string initial = merge is null ? string.Empty : Initial(merge, variable, branch);
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

    private static IEnumerable<Value> Targets(Block block) => block.Statements.SelectMany(statement => statement switch
    {
        Let let => [let.Target],
        If inner => Targets(inner),
        _ => Enumerable.Empty<Value>(),
    });

    private static IEnumerable<Value> Targets(If branch) =>
        Targets(branch.Then)
            .Concat(Targets(branch.Else))
            .Concat(branch.Merges.Select(merge => merge.Target));

    private void Branch(If branch)
    {
        List<string> thenCopies = Copies(branch.Merges, merge => merge.Then);
        List<string> elseCopies = Copies(branch.Merges, merge => merge.Else);
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

    private List<string> Copies(IEnumerable<Merge> merges, System.Func<Merge, Expr> source) => merges
        .Where(merge => !_initialized.Contains((merge, source(merge))) && !IsSame(source(merge), _variables.Of(merge.Target)))
        .Select(merge => Assign(_variables.Of(merge.Target), source(merge)))
        .ToList();

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
        return (let.IsConst ? "const " : string.Empty) + type + " " + variable.Name + " = " + _printer.Print(let.Expression, needsType: isVar) + ";";
    }

    /// <summary>The user's locals keep their style; what the generator adds says the type of numbers and no others.</summary>
    private static bool IsDeclaredWithVar(Let let) => let.Target.Role switch
    {
        ValueRole.Local => let.IsVar && !let.IsConst && let.Target.Type == let.Expression.Type,
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

        if (value is Binary { Operator: BinaryOperator.Add, Right: Ref right } sum
            && _variables.Of(right.Value) == variable
            && sum.Type == variable.First.Type
            && !sum.Left.References().Any(read => _variables.Of(read) == variable))
        {
            return variable.Name + " += " + _printer.Print(sum.Left) + ";";
        }

        return variable.Name + " = " + _printer.Print(value) + ";";
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
