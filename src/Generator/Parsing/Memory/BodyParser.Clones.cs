using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Copies of arrays by <c>Clone</c>.</content>
internal sealed partial class BodyParser
{
    /// <summary>The copy that <c>(double[])x.Clone()</c> makes.</summary>
    private Expr? Cloned(IConversionOperation operation)
    {
        if (operation is not { Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } array } }
            || Translate(array) is not { } memory
            || Symbols.Type(operation.Type!) != memory.Type
            || memory.Type.Item is not { IsMemory: false, Structure: var structure })
        {
            return null;
        }

        return IsLinear(memory) ? Copied(memory, memory.Type)
            : structure is null ? CopiedByElements(memory)
            : null;
    }

    /// <summary>A new array of several dimensions with the same elements.</summary>
    private Expr CopiedByElements(Expr memory)
    {
        Expr source = memory is Ref ? memory : Named(memory, "source");
        Expr[] lengths = Enumerable.Range(0, memory.Type.Rank).Select(dimension => MemoryFunctions.GetLength(source, Number(dimension))).ToArray();
        Expr copy = Named(MemoryFunctions.Allocation(memory.Type, lengths), "copy");
        ForEachIndex(lengths, [], indices => _statements.Add(new Store(Section.Forward, new Element(copy, indices), new Element(source, indices), _quote)));
        return copy;
    }

    /// <summary>Does something to each element, in loops within each other.</summary>
    private void ForEachIndex(Expr[] lengths, Expr[] indices, System.Action<Expr[]> body)
    {
        if (indices.Length == lengths.Length)
        {
            body(indices);
            return;
        }

        Value counter = _scope.NewValue(((char)('i' + indices.Length)).ToString(), TypeRef.Int, ValueRole.Local);
        List<Statement> outer = _statements;
        _statements = [];
        ForEachIndex(lengths, [.. indices, new Ref(counter)], body);
        Block block = ToBlock(_statements);
        _statements = outer;
        _statements.Add(new Loop(
            Section.Forward,
            new CountedRange(counter, Number(0), BinaryOperator.Less, lengths[indices.Length], IsUpward: true),
            Condition: null,
            EquatableArray<Carried>.Empty,
            block));
    }
}
