using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Elements of an array as locals, in statements that follow one another: those that were not set are zero.</summary>
/// <param name="accesses">What names refer to.</param>
/// <param name="memory">The class of the array.</param>
/// <param name="array">The array.</param>
/// <param name="counter">What indices are relative to; null where they are numbers.</param>
/// <param name="values">Makes new values.</param>
internal sealed class Locals(MemoryAccesses accesses, int memory, Value array, Value? counter, FreshValues values)
{
    private readonly Dictionary<int, Expr> _elements = [];
    private readonly Dictionary<int, Value> _names = [];

    /// <summary>Whether all elements are zero now.</summary>
    public bool AreZero => _elements.Values.All(element => element.IsConstant(0));

    /// <summary>What an element is now.</summary>
    public Expr Of(int index) => _elements.TryGetValue(index, out Expr? element) ? element : new Const(array.Type.Item!, 0);

    public void Set(int index, Expr element) => _elements[index] = element;

    /// <summary>The statements with locals in place of the elements.</summary>
    public List<Statement> In(IEnumerable<Statement> statements)
    {
        var written = new List<Statement>();
        foreach (Statement statement in statements)
        {
            if (statement is Store store && accesses.Aliasing.ClassOf(store.Target.Memory) == memory)
            {
                Set(store, written);
            }
            else
            {
                written.Add(statement.Blocks.Count == 0 ? statement.Map(Read) : statement);
            }
        }

        return written;
    }

    private void Set(Store store, List<Statement> written)
    {
        int index = IndexOf(store.Target);
        Expr value = Read(store.Value);
        if (value is not (Const or Ref))
        {
            if (!_names.TryGetValue(index, out Value? name))
            {
                _names.Add(index, name = values.Named(array.Name + (counter?.Name ?? "Element"), array.Type.Item!, ValueRole.DerivativeTemporary));
            }

            Value version = values.VersionOf(name);
            written.Add(new Let(store.Section, version, value));
            value = new Ref(version);
        }

        _elements[index] = value;
    }

    private Expr Read(Expr expr) => !accesses.Aliasing.Touches(expr, memory) ? expr
        : expr.Rewrite(node => node is Element element && accesses.Aliasing.ClassOf(element.Memory) == memory ? Of(IndexOf(element)) : WithoutZero(node));

    private int IndexOf(Element element) =>
        (counter is null ? CounterOffset.Number(element.Children[1]) : CounterOffset.Of(element.Children[1], counter))!.Value;

    /// <summary>A sum of which one part is zero as the other.</summary>
    private static Expr WithoutZero(Expr expr) => expr switch
    {
        Binary { Operator: BinaryOperator.Add } sum when sum.Left.IsConstant(0) && sum.Right.Type == sum.Type => sum.Right,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when sum.Right.IsConstant(0) && sum.Left.Type == sum.Type => sum.Left,
        Binary { Operator: BinaryOperator.Subtract } sum when sum.Left.IsConstant(0) && sum.Right.Type == sum.Type => new Unary(UnaryOperator.Negate, sum.Right, sum.Type),
        _ => expr,
    };
}
