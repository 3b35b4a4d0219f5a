using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>The spans that may refer to memory on the stack, directly or by way of others.</summary>
internal sealed class StackViews
{
    private readonly HashSet<int> _values = [];

    public StackViews(Function function)
    {
        int before;
        do
        {
            before = _values.Count;
            foreach ((Value to, Expr from) in function.Body.All().SelectMany(Assigned))
            {
                if (IsSpan(to.Type) && Is(from))
                {
                    _values.Add(to.Id);
                }
            }
        }
        while (_values.Count > before);
    }

    public bool Is(Value value) => _values.Contains(value.Id);

    public bool Is(Expr expr) => expr.Any(node => MemoryFunctions.IsOnStack(node) || (node is Ref { Value: var value } && Is(value)));

    private static bool IsSpan(TypeRef type) => type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan;

    private static IEnumerable<(Value To, Expr From)> Assigned(Statement statement) => statement switch
    {
        Let let => [(let.Target, let.Expression)],
        If branch => branch.Merges.SelectMany(merge => new[] { (merge.Target, merge.Then), (merge.Target, merge.Else) }),
        Loop loop => loop.Carried.SelectMany(carried => new[] { (carried.Head, carried.Init), (carried.Head, carried.Next), (carried.Result, new Ref(carried.Head)) }),
        _ => [],
    };
}
