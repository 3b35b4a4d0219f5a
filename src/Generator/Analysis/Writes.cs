using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which classes of memory a statement may write, directly or by what it calls.</summary>
internal sealed class Writes(Aliasing aliasing, Function function)
{
    /// <summary>What the ids of fields begin with.</summary>
    public const string FieldPrefix = "F:";

    private readonly int[] _parameters = function.Parameters
        .Where(parameter => parameter.Value.Type.IsMemory)
        .Select(parameter => aliasing.ClassOf(parameter.Value))
        .ToArray();

    private readonly Dictionary<Statement, HashSet<int>> _known = new(ByReference<Statement>.Instance);

    /// <summary>Whether it reads a field, or an automatic property.</summary>
    public static bool IsField(Call call) => call.Function.Id.StartsWith(FieldPrefix, StringComparison.Ordinal);

    public HashSet<int> Of(Block block) => [.. block.Statements.SelectMany(Of)];

    public HashSet<int> Of(Statement statement)
    {
        if (!_known.TryGetValue(statement, out HashSet<int>? written))
        {
            _known.Add(statement, written = [.. Own(statement), .. statement.Blocks.SelectMany(Of)]);
        }

        return written;
    }

    private IEnumerable<int> Own(Statement statement) => statement switch
    {
        Store store => [aliasing.ClassOf(store.Target)],
        Invoke invoke => Own(invoke),
        Bulk bulk => [aliasing.ClassOf(bulk.Target)],
        Effect { Expression: Call { Function.IsPure: false } call } => Clobbered(call),
        Let { IsPinned: true, Expression: Call { Function.IsPure: false } call } => Clobbered(call),
        _ => [],
    };

    private IEnumerable<int> Own(Invoke invoke)
    {
        IEnumerable<int> written = invoke.Arguments
            .Where((argument, i) => argument.Type.IsMemory && (invoke.Callee.Key.Length == 0 || invoke.Callee.Parameters[i].IsWritten))
            .Select(aliasing.ClassOf);
        return invoke.Callee.Export is { WritesAnything: true } ? written.Concat(_parameters).Append(Aliasing.External) : written;
    }

    /// <summary>
    /// A call may write what it is given. One of the user's own code may also hold what the caller passed elsewhere.
    /// </summary>
    private IEnumerable<int> Clobbered(Call call)
    {
        string id = call.Function.Id;
        if (MemoryFunctions.IsAllocation(call)
            || IsField(call)
            || id.StartsWith("Saved", StringComparison.Ordinal)
            || id.StartsWith(FunctionTable.MemoryGuard + ".", StringComparison.Ordinal))
        {
            return [];
        }

        IEnumerable<int> given = call.Arguments.Where(argument => argument.Type.IsMemory).Select(aliasing.ClassOf);
        bool isLibrary = id.Length > 2
            && (id.Substring(2).StartsWith("System.", StringComparison.Ordinal)
                || id.Substring(2).StartsWith("AutoDiffGen.", StringComparison.Ordinal));
        return isLibrary ? given : given.Concat(_parameters).Append(Aliasing.External);
    }
}
