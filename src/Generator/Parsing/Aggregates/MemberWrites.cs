using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Members of objects that are taken apart are read by the backward part as the forward part read them, and two objects may
/// be the same one. So none of these members may be assigned by any code of the project that the method reaches, on whatever
/// object; new objects may be filled.
/// </summary>
internal sealed class MemberWrites(ParseScope scope)
{
    private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);

    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);

    /// <exception cref="Rejection">A member is assigned, at the assignment.</exception>
    public void Check(IOperation body, IEnumerable<Layout> layouts)
    {
        foreach (Layout layout in layouts)
        {
            Add(layout);
        }

        Visit(body, isConstructor: false);
    }

    private void Add(Layout layout)
    {
        foreach (LayoutMember member in layout.Members.Where(member => !layout.IsObject || scope.Structures.IsActive(member)))
        {
            _members.Add(member.Symbol.OriginalDefinition);
            if (member.Layout is { IsObject: true } inner)
            {
                Add(inner);
            }
        }
    }

    private void Visit(IOperation body, bool isConstructor)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            foreach (IOperation target in Assignments.TargetsOf(operation))
            {
                Check(target, isConstructor);
            }

            foreach (IMethodSymbol called in Assignments.CalledBy(operation))
            {
                IMethodSymbol method = Callees.Declared(called);
                if (_visited.Add(method) && scope.BodyOf(method) is { } inner)
                {
                    Visit(inner, method.MethodKind == MethodKind.Constructor);
                }
            }
        }
    }

    private void Check(IOperation target, bool isConstructor)
    {
        for (IOperation? part = target; part is IMemberReferenceOperation { Instance: var instance } member; part = instance)
        {
            bool isNew = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                || (isConstructor && instance is IInstanceReferenceOperation);
            if (isNew)
            {
                return;
            }

            if (_members.Contains(member.Member.OriginalDefinition))
            {
                throw Rejection.At(
                    target.Syntax,
                    Descriptors.UnsupportedExpression,
                    $"An assignment to '{member.Member.ToDisplayString(Formats.Message)}', of which a gradient is computed,",
                    scope.Method.Name,
                    "the backward pass reads it again; assign it before or after, or mark it [NoGrad]");
            }
        }
    }
}
