using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Takes arrays for what a method puts on its stack, where that is still needed after it has returned.</summary>
internal static class Heap
{
    public static Function Apply(Function function)
    {
        int nextId = function.NextId;
        var statements = new List<Statement>();
        foreach (Statement statement in function.Body.Statements)
        {
            if (statement is Let { Expression: Call { Arguments: [var length] } allocation, Target: var span } let && MemoryFunctions.IsOnStack(allocation))
            {
                TypeRef type = MemoryFunctions.ArrayOf(span.Type.Item!);
                var array = new Value(nextId++, span.Name + "Array", type, ValueRole.Temporary);
                statements.Add(let with { Target = array, Expression = MemoryFunctions.Allocation(type, length), Quote = string.Empty });
                statements.Add(let with { Expression = MemoryFunctions.AsSpan(span.Type, new Ref(array)), IsPinned = false });
                continue;
            }

            statements.Add(statement);
        }

        return nextId == function.NextId ? function : function with { Body = new Block(statements.ToEquatableArray()), NextId = nextId };
    }
}
