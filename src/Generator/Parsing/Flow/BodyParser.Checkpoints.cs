using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Loops that are computed again by the backward pass: <c>foreach (int i in Checkpoint.Range(0, steps))</c>.</content>
internal sealed partial class BodyParser
{
    private static IInvocationOperation? CheckpointedRange(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection is IConversionOperation conversion ? conversion.Operand : loop.Collection;
        return collection is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType: { Name: "Checkpoint" } type } } call
            && type.ContainingAssembly?.Name == WellKnown.RuntimeAssembly
                ? call
                : null;
    }

    private Flow CheckpointedLoop(IForEachLoopOperation loop, IInvocationOperation call)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { Type.SpecialType: SpecialType.System_Int32 } variable }
            || LeavesOf(loop) != Flow.Throws)
        {
            throw CannotRepeat(loop, "it is left from inside, or counts in another type than int");
        }

        Environment outside = _environment;
        List<Expr> ends = Arguments(call.Arguments);
        Value counter = _scope.NewValue(variable.Name, TypeRef.Int, ValueRole.Local);
        var range = new CountedRange(counter, ends[0], BinaryOperator.Less, ends[1], IsUpward: true);
        _environment = _environment.Declare(variable, new Ref(counter), counter.Id);
        Flow flow = Iterate(new LoopParts(loop, range, condition: null, bottom: null, Flow.Throws), AssignedIn(loop.Body));
        _environment = _environment.Without(outside);
        var parsed = (Loop)_statements[_statements.Count - 1];
        if (Obstacle(parsed) is { } obstacle)
        {
            throw CannotRepeat(loop, obstacle);
        }

        _scope.Checkpointed[parsed.Range!.Counter.Id] = loop.Collection.Syntax;
        _statements[_statements.Count - 1] = parsed with { Recomputation = Recomputation.Asked };
        return flow;
    }

    private static string? Obstacle(Loop loop) =>
        loop.Carried.FirstOrDefault(carried => carried.Head.Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan) is { } span
            ? $"the span '{span.Head.Name}' refers to other memory in each iteration; use an array"
            : IsTestedAfresh(loop) ? "its condition reads what might not be the same again"
            : Obstacle(loop.Body);

    private static bool IsTestedAfresh(Loop loop) => loop.Condition?.IsImpure() == true;

    /// <summary>Why a block cannot be computed again; null where it can.</summary>
    private static string? Obstacle(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            string? obstacle = statement switch
            {
                Invoke invoke => $"it calls '{invoke.Callee.Name}', which {(invoke.Callee.Export is null ? "calls itself" : "is of another assembly")}",
                Effect { Expression: Element element } when !element.IsImpure() => null,
                Effect effect => $"it calls '{Derivatives.NameOf(effect.Expression)}' for its effect",
                Store { Value.Type.IsMemory: true } store => $"it replaces a row of '{NameOf(store.Target)}'",
                Store store when !Snapshots.CanKeep(store.Target.Memory.Type) => $"it writes to '{NameOf(store.Target)}', whose elements cannot be kept",
                Bulk bulk when !Snapshots.CanKeep(bulk.Target.Type) => $"it writes to '{NameOf(bulk.Target)}', whose elements cannot be kept",
                Let { IsPinned: true, Target.Type.IsMemory: true } let when MemoryFunctions.IsAllocation(let.Expression) => null,
                Loop loop when IsTestedAfresh(loop) => "the condition of a loop in it reads what might not be the same again",
                Let { IsPinned: true } let => $"'{let.Target.Name}' might not be the same again",
                _ => null,
            };
            if ((obstacle ?? statement.Blocks.Select(Obstacle).FirstOrDefault(inner => inner is not null)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string NameOf(Expr memory) => memory.References().First().Name;

    private Rejection CannotRepeat(IForEachLoopOperation loop, string reason) =>
        Rejection.At(loop.Collection.Syntax, Descriptors.CannotRepeat, _scope.Method.Name, reason);
}
