using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes the statements of a function and what it returns.</summary>
internal sealed partial class BodyEmitter
{
    private const int CommentColumn = 55;

    private readonly SourceWriter _writer;

    private readonly Function _function;

    private readonly ShapeInference _shapes;

    private readonly FunctionTable _functions;

    private readonly VariableAllocation _variables;

    private readonly StackViews _onStack;

    private readonly Namer _namer;

    private readonly ExprPrinter _printer;

    private readonly HashSet<VariableAllocation.Variable> _declared = [];

    private readonly bool _hasSections;

    private Section? _section;

    public BodyEmitter(SourceWriter writer, Function function, ShapeInference shapes, FunctionTable functions, IEnumerable<string> parameterNames, IEnumerable<string> reserved)
    {
        _writer = writer;
        _function = function;
        _shapes = shapes;
        _functions = functions;
        _variables = new VariableAllocation(function);
        _onStack = new StackViews(function);
        _hasSections = function.Body.Statements.Any(HasBackward);
        _namer = new Namer(reserved.Except(parameterNames));
        NameVariables(parameterNames.ToArray());
        HashSet<string> locals = [.. _variables.Variables.Select(variable => variable.Name)];
        _printer = new ExprPrinter(value => _variables.Of(value).Name, locals.Contains, functions);
    }

    public void Emit(string? guard)
    {
        if (guard is not null)
        {
            _writer.Line(guard);
            _writer.Line();
        }

        Statements(_function.Body);
        if (_function.Results.Count == 0)
        {
            return;
        }

        if (_section is not null)
        {
            _writer.Line();
        }

        string[] results = Parts.Wholes(_function.Results, result => result.Part)
            .Select(whole => whole[0].Part is { } part ? part.Whole.Assemble(whole.ToDictionary(result => result.Part!.Leaf, result => result.Expression)) : whole[0].Expression)
            .Select(result => _printer.Print(result))
            .ToArray();
        _writer.Line(results.Length == 1 ? "return " + results[0] + ";" : "return (" + string.Join(", ", results) + ");");
    }

    private void Statements(Block block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            Announce(statement.Section);
            DeclareAhead(statement, block);
            switch (statement)
            {
                case Store store when MustAssemble(store.Target):
                    Store[] together = Together(block, i);
                    _writer.Line(Storing(together));
                    i += together.Length - 1;
                    break;
                case Let let when IsSame(let.Expression, _variables.Of(let.Target)):
                    break;
                case Let let:
                    _writer.Line(WithShape(Assignment(let), let.Target));
                    if (let.Target.IsDerivative && MemoryFunctions.IsUncleared(let.Expression))
                    {
                        _writer.Line(_variables.Of(let.Target).Name + ".Clear();");
                    }

                    break;
                case Effect { Expression: var read } when read is Element or Conditional || MemoryFunctions.IsView(read):
                    _writer.Line("_ = " + _printer.Print(read) + ";");
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
                case Store store:
                    _writer.Line(Storing(store));
                    break;
                case Invoke invoke:
                    Invocation(invoke);
                    break;
                case Bulk bulk:
                    _writer.Line(AllAtOnce(bulk));
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

    private static bool HasBackward(Statement statement) =>
        statement.Section == Section.Backward || (statement is Loop loop && loop.Body.Statements.Any(inner => inner.Section == Section.Backward));

    private void Announce(Section section)
    {
        section = section == Section.Tangent ? Section.Forward : section;
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

    private readonly HashSet<(Merge Merge, bool IsThen)> _initialized = [];

    private bool IsRead(VariableAllocation.Variable variable, Expr expr) => expr.References().Any(read => _variables.Of(read) == variable);

    private string WithShape(string line, Value value)
    {
        if (!value.Type.IsTensor || _shapes.Of(new Ref(value)).Dimensions is not { Count: > 0 } dimensions)
        {
            return line;
        }

        return line.PadRight(CommentColumn) + (line.Length >= CommentColumn ? " " : string.Empty) + "// " + string.Join(" x ", dimensions);
    }
}
