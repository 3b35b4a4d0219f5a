using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Arrays that a method finds in fields, or is given by calls, while it writes to its parameters: they are taken for others,
/// and the generated method checks that they are.
/// </summary>
internal sealed class OutsideMemory
{
    private readonly Aliasing _aliasing;
    private readonly Value[] _written;

    private OutsideMemory(Function function)
    {
        _aliasing = Aliasing.Of(function);
        HashSet<int> written = new Writes(_aliasing, function).Of(function.Body);
        _written = function.Parameters.Select(parameter => parameter.Value).Where(value => value.Type.IsMemory && written.Contains(_aliasing.ClassOf(value))).ToArray();
    }

    /// <summary>The function with a check wherever it comes by such an array.</summary>
    public static Function Check(Function function)
    {
        var outside = new OutsideMemory(function);
        if (outside._written.Length == 0)
        {
            return function;
        }

        Expr[] results = [.. function.Results.Select(result => result.Expression)];
        Block body = outside.Checked(function.Body);
        Statement[] first = [.. function.Body.Statements.SelectMany(Uses.Expressions).Concat(results).SelectMany(outside.Sources).Where(IsFixed).Distinct().SelectMany(outside.Checks)];
        Statement[] last = [.. results.SelectMany(outside.Sources).Where(source => !IsFixed(source)).SelectMany(outside.Checks)];
        return function with { Body = new Block(first.Concat(body.Statements).Concat(last).ToEquatableArray()) };
    }

    private Block Checked(Block block)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Call? named = statement is Let { Expression: Call made } && IsSource(made) && !IsFixed(made) ? made : null;
            statements.AddRange(statement.Expressions.SelectMany(Sources).Where(source => !IsFixed(source) && source != named).Distinct().SelectMany(Checks));
            statements.Add(statement.WithBlocks(statement.Blocks.Select(Checked).ToArray()));
            if (named is not null)
            {
                statements.AddRange(Checks(new Ref(((Let)statement).Target), NameOf(named)));
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>The calls and fields in an expression that such arrays come from; the length of one does not count.</summary>
    private IEnumerable<Call> Sources(Expr expr)
    {
        Stack.Guard();
        return expr is Call { Function: { Name: "Length", Style: CallStyle.Property } } ? []
            : expr is Call call && IsSource(call) ? [call]
            : expr.Children.SelectMany(Sources);
    }

    private bool IsSource(Call call) => call.Type.IsMemory && !MemoryFunctions.IsView(call) && _aliasing.ClassOf(call) == Aliasing.External;

    /// <summary>Whether it is a field of the type or of the object itself that never changes: it is there from the beginning.</summary>
    private static bool IsFixed(Call source) => 
        source.Function.IsPure && !source.Any(node => node is Ref or Const { IsNumber: false, Text: not ThisWord.Text });

    private IEnumerable<Statement> Checks(Call source) => Checks(source, NameOf(source));

    private IEnumerable<Statement> Checks(Expr memory, string name) => _written
        .Where(parameter => MemoryHelpers.CouldMeet(parameter.Type, memory.Type))
        .Select(parameter => MemoryHelpers.RequireNoOverlap(parameter.Name, new Ref(parameter), name, memory));

    private static string NameOf(Call source) => source.Arguments is [Ref { Value.Name: var owner }] && source.Function.Style == CallStyle.Property ? owner + "." + source.Function.Name : source.Function.Name;
}
