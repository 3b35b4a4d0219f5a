using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// One stack for all that a method which is called by a pair keeps of a type: to rent a stack takes longer than the
/// arithmetic of a small call. Only where the backward part takes everything back in exactly the opposite order.
/// </summary>
internal static class SharedStacks
{
    /// <summary>The two parts of a method over as few stacks as there are types.</summary>
    /// <param name="parts">The two parts.</param>
    /// <param name="prefix">What the names of the fields begin with.</param>
    /// <param name="fields">Is told which fields become one.</param>
    public static (Function Forward, Function Backward) Apply((Function Forward, Function Backward) parts, string prefix, ResidualFields fields)
    {
        (Function forward, Function backward) = parts;
        if (!StackOrder.IsMirrored(forward.Body, backward.Body))
        {
            return parts;
        }

        (Dictionary<int, int> pushes, Dictionary<int, int> pops) = (Uses.Count(forward), Uses.Count(backward));
        HashSet<int> pushed = [.. forward.Body.All().OfType<Save>().Select(save => save.Saved.Id)];
        HashSet<int> popped = [.. backward.Body.All().OfType<Let>().Where(let => SavedFunctions.IsPop(let.Expression)).Select(let => SavedFunctions.ReadFrom(let.Expression)!.Id)];
        Let[] stacks = [.. forward.Body.Statements.OfType<Let>().Where(let =>
            ResidualFunctions.NameOf(let.Expression) is not null
            && pushed.Contains(let.Target.Id)
            && popped.Contains(let.Target.Id)
            && pushes.TryGetValue(let.Target.Id, out int uses) && uses == 1
            && pops[let.Target.Id] == 1)];
        foreach (IGrouping<TypeRef, Let> shared in stacks.GroupBy(stack => stack.Target.Type).Where(group => group.Count() > 1).ToArray())
        {
            if (NameOf(shared) is { } plural)
            {
                string name = fields.Share([.. shared.Select(stack => ResidualFunctions.NameOf(stack.Expression)!)], prefix + Derivatives.Pascal(plural));
                Let first = shared.First();
                Value one = first.Target with { Name = plural };
                Let opened = first with { Target = one, Expression = ResidualFunctions.Read(((Ref)first.Expression.Children[0]).Value, name, one.Type) };
                HashSet<int> others = [.. shared.Select(stack => stack.Target.Id)];
                forward = forward with { Body = Over(forward.Body, opened, others) };
                backward = backward with { Body = Over(backward.Body, opened, others) };
            }
        }

        return (forward, backward);
    }

    /// <summary>What one stack is called in the place of several: as they are where they keep values of one name.</summary>
    private static string? NameOf(IGrouping<TypeRef, Let> shared) => shared.Select(stack => stack.Target.Name).Distinct().Count() == 1
        ? shared.First().Target.Name
        : SavedFunctions.NameOfElements(shared.Key);

    /// <summary>A block over one stack in the place of several.</summary>
    private static Block Over(Block block, Let opened, HashSet<int> others)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Let let when let.Target.Id == opened.Target.Id:
                    statements.Add(opened with { Section = let.Section });
                    break;
                case Let let when others.Contains(let.Target.Id):
                    break;
                case Let let when SavedFunctions.ReadFrom(let.Expression) is { } saved && others.Contains(saved.Id):
                    statements.Add(let with { Expression = SavedFunctions.From(opened.Target, let.Expression) });
                    break;
                case Save save when others.Contains(save.Saved.Id):
                    statements.Add(save with { Saved = opened.Target });
                    break;
                default:
                    statements.Add(statement.WithBlocks(statement.Blocks.Select(inner => Over(inner, opened, others)).ToArray()));
                    break;
            }
        }

        return new Block(statements.ToEquatableArray());
    }
}
