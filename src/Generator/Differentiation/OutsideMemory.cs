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
        IEnumerable<Statement> first = function.Body.Statements.SelectMany(Uses.Expressions).Concat(results).SelectMany(outside.Fixed).Distinct().SelectMany(outside.Checks);
        IEnumerable<Statement> last = outside.Before(results);
        return function with { Body = new Block(first.Concat(outside.Checked(function.Body).Statements).Concat(last).ToEquatableArray()) };
    }

    private Block Checked(Block block, params IEnumerable<Expr> last) =>
        new(block.Statements.SelectMany(Checked).Concat(Before(last)).ToEquatableArray());

    private IEnumerable<Statement> Checked(Statement statement) => statement switch
    {
        Let { Expression: var made } let when IsSource(made) && !IsFixed(made) => [let, .. Checks(new Ref(let.Target), NameOf(made))],
        If branch =>
        [
            .. Before([branch.Condition]),
            branch with
            {
                Then = Checked(branch.Then, branch.Merges.Select(merge => merge.Then)),
                Else = Checked(branch.Else, branch.Merges.Select(merge => merge.Else)),
            },
        ],

        // No derivative asks for a condition again: the iterations are counted.
        Loop loop =>
        [
            .. Before([.. loop.Range is { } range ? [range.From, range.Bound] : Enumerable.Empty<Expr>(), .. loop.Carried.Select(carried => carried.Init)]),
            loop with { Body = Checked(loop.Body, loop.Carried.Select(carried => carried.Next)) },
        ],
        _ => [.. Before(statement.Expressions), statement.WithBlocks([.. statement.Blocks.Select(inner => Checked(inner))])],
    };

    private IEnumerable<Statement> Before(IEnumerable<Expr> read) => read.SelectMany(Before).Distinct();

    /// <summary>The checks of what an expression comes by, only where it does so; the length of an array does not count.</summary>
    private IEnumerable<Statement> Before(Expr expr)
    {
        Stack.Guard();
        return expr switch
        {
            Call { IsLength: true } => [],
            Conditional chosen => [.. Before(chosen.Condition), .. Where(chosen.Condition, Before(chosen.WhenTrue), Before(chosen.WhenFalse))],
            Binary { Operator: BinaryOperator.AndAlso } both => [.. Before(both.Left), .. Where(both.Left, Before(both.Right), [])],
            Binary { Operator: BinaryOperator.OrElse } either => [.. Before(either.Left), .. Where(either.Left, [], Before(either.Right))],
            _ when IsSource(expr) => IsFixed(expr) ? [] : Checks(expr),
            _ => expr.Children.SelectMany(Before),
        };
    }

    private static IEnumerable<Statement> Where(Expr condition, IEnumerable<Statement> then, IEnumerable<Statement> otherwise)
    {
        Block whenTrue = new(then.ToEquatableArray()), whenFalse = new(otherwise.ToEquatableArray());
        return whenTrue.Statements.Count + whenFalse.Statements.Count == 0 ? [] : [new If(Section.Forward, condition, whenTrue, whenFalse, EquatableArray<Merge>.Empty)];
    }

    /// <summary>The fields of the type or of the object itself that never change: they are there from the beginning.</summary>
    private IEnumerable<Expr> Fixed(Expr expr)
    {
        Stack.Guard();
        return expr is Call { IsLength: true } ? []
            : IsSource(expr) ? IsFixed(expr) ? [expr] : []
            : expr.Children.SelectMany(Fixed);
    }

    /// <summary>The calls and fields that such arrays come from, and the elements of what is itself of no kind that can be compared.</summary>
    private bool IsSource(Expr expr) => expr switch
    {
        Call call => IsComparable(call.Type) && !MemoryFunctions.IsView(call) && _aliasing.ClassOf(call) == Aliasing.External,
        Element { Type: var type, Memory: var memory } => IsComparable(type) && !IsComparable(memory.Type) && _aliasing.ClassOf(memory) == Aliasing.External,
        _ => false,
    };

    /// <summary>Whether it is memory that a parameter can be compared with: a row, a matrix or rows.</summary>
    private static bool IsComparable(TypeRef type) =>
        type.IsMemory && (type.Item!.IsMemory ? type is { Rank: 1, Item: { Category: TypeCategory.Array, Rank: 1, Item.IsMemory: false } } : type.Rank <= 2);

    /// <summary>
    /// Whether it can be read at the beginning: a field that never changes, of the type or of the object itself. The object
    /// that another field refers to might not be there.
    /// </summary>
    private static bool IsFixed(Expr source) =>
        source is Call { Function.IsPure: true } read && Writes.IsField(read) && source.Children.All(owner => owner is Const { Text: ThisWord.Text });

    private IEnumerable<Statement> Checks(Expr source) => Checks(source, NameOf(source));

    private IEnumerable<Statement> Checks(Expr memory, string name) => _written
        .Where(parameter => MemoryHelpers.CouldMeet(parameter.Type, memory.Type))
        .Select(parameter => MemoryHelpers.RequireNoOverlap(parameter.Name, new Ref(parameter), name, memory));

    private static string NameOf(Expr source) => source switch
    {
        Call { Arguments: [Ref { Value.Name: var owner }], Function: { Style: CallStyle.Property, Name: var member } } => owner + "." + member,
        Call call => call.Function.Name,
        Element element => NameOf(element.Memory),
        Ref named => named.Value.Name,
        _ => "what is found",
    };
}
