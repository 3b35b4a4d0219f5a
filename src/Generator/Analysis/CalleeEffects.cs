using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// What methods that call each other do to the memory that they are given: which of it they write, and which of it stays
/// as it is until their backward parts have run. Both are found by trying again until nothing changes.
/// </summary>
internal static class CalleeEffects
{
    public static (Function Primal, EquatableArray<CalleeModel> Callees) Resolve(Function primal, IReadOnlyList<CalleeModel> callees)
    {
        if (callees.Count == 0 && !primal.Body.All().Any(statement => statement is Invoke { Callee.Export: null }))
        {
            return (primal, EquatableArray<CalleeModel>.Empty);
        }

        List<CalleeModel> all = [.. callees];
        EquatableArray<CalleeModel> before;
        do
        {
            before = all.ToEquatableArray();
            Dictionary<string, Callee> known = all.ToDictionary(model => model.Callee.Key, Described);
            all = all.Select(model => model with { Callee = known[model.Callee.Key], Primal = With(model.Primal, known) }).ToList();
            primal = With(primal, known);
        }
        while (!all.ToEquatableArray().Equals(before));

        return (primal, Stable(primal, all));
    }

    /// <summary>
    /// A call that is given the same memory twice, which its parts could not know, and writes it or adds to its gradient twice;
    /// null where there is none.
    /// </summary>
    public static Invoke? SharedMemory(Function caller)
    {
        Aliasing aliasing = Aliasing.Of(caller);
        return caller.Body.All().OfType<Invoke>().FirstOrDefault(invoke => Enumerable.Range(0, invoke.Arguments.Count).Any(i =>
            invoke.Arguments[i].Type.IsMemory
            && (invoke.Callee.Parameters[i].IsWritten || (invoke.Callee.Export is not null && invoke.Callee.Parameters[i].IsActive))
            && invoke.Arguments.Where((argument, j) => j != i && argument.Type.IsMemory && aliasing.ClassOf(argument) == aliasing.ClassOf(invoke.Arguments[i])).Any()));
    }

    /// <summary>The callee, with what its body is now known to write.</summary>
    private static Callee Described(CalleeModel model)
    {
        Aliasing aliasing = Aliasing.Of(model.Primal);
        HashSet<int> written = new Writes(aliasing, model.Primal).Of(model.Primal.Body);
        return model.Callee with
        {
            Parameters = model.Primal.Parameters
                .Select(parameter => new CalleeParameter(parameter.IsActive, parameter.Value.Type.IsMemory && written.Contains(aliasing.ClassOf(parameter.Value))))
                .ToEquatableArray(),
        };
    }

    private static Function With(Function function, Dictionary<string, Callee> known) => function with { Body = With(function.Body, known) };

    private static Block With(Block block, Dictionary<string, Callee> known) => new(block.Statements
        .Select(statement => (statement is Invoke { Callee.Export: null } invoke && !invoke.Callee.IsDerived ? invoke with { Callee = known[invoke.Callee.Key] } : statement)
            .WithBlocks(statement.Blocks.Select(inner => With(inner, known)).ToArray()))
        .ToEquatableArray());

    /// <summary>Memory is stable where no caller writes it, nor was given it unstable.</summary>
    private static EquatableArray<CalleeModel> Stable(Function primal, List<CalleeModel> callees)
    {
        HashSet<(string Key, int Index)> unstable = [];
        int known;
        do
        {
            known = unstable.Count;
            Visit(primal, _ => false, unstable);
            foreach (CalleeModel caller in callees)
            {
                Visit(caller.Primal, index => unstable.Contains((caller.Callee.Key, index)), unstable);
            }
        }
        while (unstable.Count > known);

        return callees
            .Select(model => model with
            {
                Primal = model.Primal with
                {
                    Parameters = model.Primal.Parameters
                        .Select((parameter, i) => parameter with { IsStable = !unstable.Contains((model.Callee.Key, i)) })
                        .ToEquatableArray(),
                },
            })
            .ToEquatableArray();
    }

    private static void Visit(Function caller, System.Func<int, bool> isUnstable, HashSet<(string, int)> unstable)
    {
        Aliasing aliasing = Aliasing.Of(caller);
        HashSet<int> changing = new Writes(aliasing, caller).Of(caller.Body);
        for (int i = 0; i < caller.Parameters.Count; i++)
        {
            if (isUnstable(i))
            {
                changing.Add(aliasing.ClassOf(caller.Parameters[i].Value));
            }
        }

        foreach (Invoke invoke in caller.Body.All().OfType<Invoke>().Where(invoke => invoke.Callee.Export is null))
        {
            for (int i = 0; i < invoke.Arguments.Count; i++)
            {
                if (invoke.Arguments[i].Type.IsMemory && changing.Contains(aliasing.ClassOf(invoke.Arguments[i])))
                {
                    unstable.Add((invoke.Callee.Root, i));
                }
            }
        }
    }
}
