using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Where the backward pass needs nothing of a saved angle but its sine and its cosine, these are saved: the forward pass
/// has one of them anyway, and where each step waits for the one before, the other costs next to nothing there.
/// </summary>
internal sealed class SavedSines
{
    private readonly Function _function;
    private readonly Dictionary<int, (Value Sines, Value Cosines)> _saved = [];
    private readonly Dictionary<int, Call> _read = [];
    private int _nextId;

    private SavedSines(Function function) => (_function, _nextId) = (function, function.NextId);

    public static Function Apply(Function function)
    {
        var pass = new SavedSines(function);
        pass.Find();
        return pass._saved.Count == 0 ? function : (function with { Body = pass.Visit(function.Body) }).Map((expr, _) => pass.Read(expr)) with { NextId = pass._nextId };
    }

    /// <summary>Finds the saved values that are angles only, and where their sines and cosines are needed.</summary>
    private void Find()
    {
        Statement[] all = [.. _function.Body.All()];
        ILookup<int, Let> angles = all.OfType<Let>()
            .Where(let => let.Expression is Call call && SinesWithCosines.IsOf(call, "SinCos") && SavedFunctions.IsElement(call.Arguments[0]))
            .ToLookup(let => SavedFunctions.ReadFrom(let.Expression.Children[0])!.Id);
        if (angles.Count == 0)
        {
            return;
        }

        Dictionary<int, int> uses = Uses.Count(_function);
        HashSet<int> rented = [.. all.OfType<Let>().Where(let => SavedFunctions.IsRent(let.Expression)).Select(let => let.Target.Id)];
        foreach (Block block in all.SelectMany(statement => statement.Blocks).Append(_function.Body))
        {
            foreach (Save save in block.Statements.OfType<Save>())
            {
                // What is read elsewhere is needed itself; it is named once where it is saved.
                int reads = angles[save.Saved.Id].Count();
                if (reads > 0 && rented.Contains(save.Saved.Id) && uses[save.Saved.Id] == reads + 1 && !_saved.ContainsKey(save.Saved.Id) && IsComputedBehind(block, save))
                {
                    TypeRef type = save.Saved.Type;
                    _saved.Add(save.Saved.Id, (Named("sines", type), Named("cosines", type)));
                    foreach (Let let in angles[save.Saved.Id])
                    {
                        _read.Add(let.Target.Id, (Call)let.Expression.Children[0]);
                    }
                }
            }
        }
    }

    /// <summary>Whether the forward pass computes the sine or the cosine of what it saves.</summary>
    private static bool IsComputedBehind(Block block, Save save) =>
        save.Index is not null && save.Value is Ref && (Behind(block, save, "Sin") ?? Behind(block, save, "Cos")) is not null;

    /// <summary>The sine or the cosine of what is saved, where the block computes it behind; else null.</summary>
    private static Call? Behind(Block block, Save save, string name) => block.Statements
        .SkipWhile(statement => !ReferenceEquals(statement, save))
        .Where(statement => statement is Let { Section: Section.Forward } or Store { Section: Section.Forward })
        .SelectMany(statement => statement.Expressions)
        .SelectMany(SinesWithCosines.Certain)
        .OfType<Call>()
        .FirstOrDefault(call => SinesWithCosines.IsOf(call, name) && call.Arguments[0].Equals(save.Value));

    private Value Named(string name, TypeRef type)
    {
        return new Value(_nextId++, name, type, ValueRole.Temporary);
    }

    private Block Visit(Block block)
    {
        var statements = new List<Statement>();
        var named = new Dictionary<Expr, Expr>();
        foreach (Statement statement in block.Statements)
        {
            Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
            switch (named.Count == 0 ? visited : Substitution.Map(visited, (expr, _) => expr.Replace(node => named.TryGetValue(node, out Expr? name) ? name : null)))
            {
                case Let let when _saved.TryGetValue(let.Target.Id, out (Value Sines, Value Cosines) both):
                    statements.Add(let with { Target = both.Sines });
                    statements.Add(let with { Target = both.Cosines });
                    break;
                case Let let when _read.ContainsKey(let.Target.Id):
                    break;
                case Save { Saved: var saved } when _saved.TryGetValue(saved.Id, out (Value Sines, Value Cosines) both):
                    statements.AddRange(Saves(block, (Save)statement, both, named));
                    break;
                case var other:
                    statements.Add(other);
                    break;
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>Saves the sine and the cosine; what the forward pass needs itself gets a name.</summary>
    private List<Statement> Saves(Block block, Save angle, (Value Sines, Value Cosines) both, Dictionary<Expr, Expr> named)
    {
        var statements = new List<Statement>();
        Call known = Behind(block, angle, "Sin") ?? Behind(block, angle, "Cos")!;
        foreach ((string name, Value saved) in new[] { ("Sin", both.Sines), ("Cos", both.Cosines) })
        {
            Expr value;
            if (Behind(block, angle, name) is { } needed)
            {
                Value own = Named(name.ToLowerInvariant(), needed.Type);
                statements.Add(new Let(angle.Section, own, needed, IsVar: false));
                named.Add(needed, value = new Ref(own));
            }
            else
            {
                value = new Call(known.Function with { Id = SinesWithCosines.Prefix(known) + name, Name = name }, known.Arguments);
            }

            statements.Add(angle with { Saved = saved, Value = value });
        }

        return statements;
    }

    /// <summary>Reads what was saved in the place of what was computed again.</summary>
    private Expr Read(Expr expr) => expr.Replace(node =>
        node is Call { Function: { Style: CallStyle.Property, Name: var name } } part && part.Arguments is [Ref { Value.Id: var id }] && _read.TryGetValue(id, out Call? angle)
            ? SavedFunctions.Element(name == "Sin" ? _saved[SavedFunctions.ReadFrom(angle)!.Id].Sines : _saved[SavedFunctions.ReadFrom(angle)!.Id].Cosines, angle.Children[1], angle.Type)
            : null);
}
