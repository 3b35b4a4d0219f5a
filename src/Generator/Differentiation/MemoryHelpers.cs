using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What the transformations call of the runtime for arrays and spans.</summary>
internal static class MemoryHelpers
{
    /// <summary>Zeros of the structure of an array, or of the length of a span.</summary>
    public static Expr ZerosLike(Expr memory)
    {
        TypeRef type = memory.Type;
        if (type.Category != TypeCategory.Array)
        {
            TypeRef array = MemoryFunctions.ArrayOf(type.Item!);
            return new Cast(MemoryFunctions.ShadowType(type), MemoryFunctions.Allocation(array, MemoryFunctions.Length(memory)), isImplicit: true);
        }

        return type.Rank == 1 && !type.Item!.IsMemory
            ? MemoryFunctions.Allocation(type, MemoryFunctions.Length(memory))
            : MemoryFunctions.Structured(FunctionTable.Shadow + ".", memory);
    }

    /// <summary>Checks that a derivative has the structure of its value.</summary>
    public static Effect RequireSameLength(Value derivative, Value value) => Guard("RequireSameLength", derivative, value);

    /// <summary>Checks that a derivative has rows in common where its value does: what is written to one is read from the other.</summary>
    public static Effect RequireSameSharing(Value derivative, Value value) => Guard("RequireSameSharing", derivative, value);

    /// <summary>
    /// Checks for what the derivative cannot see: a gradient that is written where a value is read, and two parameters of
    /// which one is written.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="isWritten">Whether the method or its derivative writes to it.</param>
    public static IEnumerable<Statement> RequireNoOverlap(IEnumerable<Value> parameters, System.Func<Value, bool> isWritten)
    {
        Value[] memory = parameters.Where(value => value.Type.IsMemory).ToArray();
        for (int i = 0; i < memory.Length; i++)
        {
            for (int j = i + 1; j < memory.Length; j++)
            {
                if ((isWritten(memory[i]) || isWritten(memory[j])) && CouldMeet(memory[i].Type, memory[j].Type))
                {
                    yield return RequireNoOverlap(memory[i].Name, new Ref(memory[i]), memory[j].Name, new Ref(memory[j]));
                }
            }
        }
    }

    /// <summary>Checks that an array that a call returned is none of those that it was given.</summary>
    public static IEnumerable<Statement> RequireNew(IEnumerable<Value> given, Value result) => RequireNoOverlap(given.Append(result), value => value == result);

    /// <summary>Checks that two references, which the message calls by their names, are to memory of their own.</summary>
    public static Effect RequireNoOverlap(string firstName, Expr first, string secondName, Expr second) => Guard("RequireNoOverlap", firstName, first, secondName, second);

    /// <summary>Whether memory of two types can be the same.</summary>
    public static bool CouldMeet(TypeRef first, TypeRef second) => Innermost(first) == Innermost(second) && !AreApart(first, second);

    /// <summary>A row of a jagged array is never part of an array of several dimensions.</summary>
    private static bool AreApart(TypeRef first, TypeRef second) =>
        first.Category == TypeCategory.Array
        && second.Category == TypeCategory.Array
        && first.Rank != second.Rank
        && (first.Item!.IsMemory || second.Item!.IsMemory);

    /// <summary>The elements of an array of any structure.</summary>
    private static TypeRef Innermost(TypeRef type) => type.IsMemory ? Innermost(type.Item!) : type;

    private static Effect Guard(string name, Value first, Value second) => Guard(name, first.Name, new Ref(first), second.Name, new Ref(second));

    private static Effect Guard(string name, string firstName, Expr first, string secondName, Expr second)
    {
        var function = new FunctionRef(
            "MemoryGuard." + name, name + "<" + Innermost(first.Type).Name + ">", FunctionTable.MemoryGuard + ".", CallStyle.Static, TypeRef.Void, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
        return new Effect(Section.Forward, new Call(function, Derivatives.Quoted(firstName), first, Derivatives.Quoted(secondName), second));
    }
}
