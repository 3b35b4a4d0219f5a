using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>What is written to all elements, and elements in the opposite order.</content>
internal sealed partial class BodyParser
{
    /// <summary>Writes one value to all elements, in a loop.</summary>
    private Expr Fill(Expr memory, Expr value, IOperation operation)
    {
        if (_scope.Activity.IsActive(value) && !_scope.Activity.IsActive(memory))
        {
            throw Unsupported(operation);
        }

        Expr target = memory is Ref ? memory : Named(memory, "filled");
        Expr filled = value is Ref or Const ? value : Named(value, "filling");
        if (filled is Aggregate members)
        {
            ForEachIndex(target, index => WriteLeaves(new Element(target, index), members, operation));
            return Nothing;
        }

        Value counter = _scope.NewValue("i", TypeRef.Int, ValueRole.Local);
        Statement store = new Store(Section.Forward, new Element(target, new Ref(counter)), filled, _quote);
        _statements.Add(new Loop(
            Section.Forward,
            new CountedRange(counter, Number(0), BinaryOperator.Less, MemoryFunctions.Length(target), IsUpward: true),
            Condition: null,
            EquatableArray<Carried>.Empty,
            ToBlock([store])));
        return Nothing;
    }

    /// <summary>Exchanges the first element with the last, and so on to the middle.</summary>
    private Expr Reverse(Expr memory)
    {
        Expr target = memory is Ref ? memory : Named(memory, "part");
        Expr length = MemoryFunctions.Length(target);
        ForEachIndex([new Binary(BinaryOperator.Divide, length, Number(2), TypeRef.Int)], [], indices =>
        {
            var first = new Element(target, indices);
            var last = new Element(target, new Binary(BinaryOperator.Subtract, new Binary(BinaryOperator.Subtract, length, Number(1), TypeRef.Int), indices[0], TypeRef.Int));
            int leaves = memory.Type.Item!.Structure?.Leaves ?? 1;
            for (int i = 0; i < leaves; i++)
            {
                (Element left, Element right) = memory.Type.Item.Structure is null ? (first, last) : (first.At(i), last.At(i));
                Expr taken = Named(left, "first");
                _statements.Add(new Store(Section.Forward, left, right, _quote));
                _statements.Add(new Store(Section.Forward, right, taken, _quote));
            }
        });
        return Nothing;
    }
}
