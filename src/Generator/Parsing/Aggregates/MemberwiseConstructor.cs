using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Constructors that do no more than set each member to one of their parameters.</summary>
internal static class MemberwiseConstructor
{
    /// <summary>For each member the position of its parameter; null where the constructor does anything else.</summary>
    public static int[]? Of(IMethodSymbol constructor, Layout layout, Compilation compilation, CancellationToken cancellation)
    {
        constructor = constructor.OriginalDefinition;
        if (WellKnown.IsVector(constructor.ContainingType))
        {
            bool areComponents = constructor.Parameters.Length == layout.Members.Length
                && constructor.Parameters.All(parameter => parameter.Type.SpecialType == SpecialType.System_Single);
            return areComponents ? Enumerable.Range(0, layout.Members.Length).ToArray() : null;
        }

        if (constructor.Parameters.Length != layout.Members.Length
            || constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax
            || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        var positions = new Dictionary<int, int>();
        if (syntax is RecordDeclarationSyntax)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                int member = layout.Members.ToList().FindIndex(candidate =>
                    candidate.Name == parameter.Name && candidate.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax);
                positions[member] = parameter.Ordinal;
            }
        }
        else if (compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is IConstructorBodyOperation { Initializer: null } body)
        {
            foreach ((IOperation target, IOperation value) in Assignments(body))
            {
                if (target is not IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member || value is not IParameterReferenceOperation parameter)
                {
                    return null;
                }

                positions[layout.IndexOf(member.Member)] = parameter.Parameter.Ordinal;
            }
        }

        return Enumerable.Range(0, layout.Members.Length).All(positions.ContainsKey) && positions.Count == layout.Members.Length
            && positions.Values.Distinct().Count() == positions.Count
            ? positions.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray()
            : null;
    }

    private static IEnumerable<(IOperation Target, IOperation Value)> Assignments(IConstructorBodyOperation body)
    {
        foreach (IOperation statement in (body.BlockBody ?? body.ExpressionBody)!.Operations)
        {
            switch (statement)
            {
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment }:
                    yield return (assignment.Target, assignment.Value);
                    break;
                case IExpressionStatementOperation { Operation: IDeconstructionAssignmentOperation { Target: ITupleOperation targets, Value: ITupleOperation values } }:
                    foreach ((IOperation target, IOperation value) in targets.Elements.Zip(values.Elements, (target, value) => (target, value)))
                    {
                        yield return (target, value);
                    }

                    break;
                case IReturnOperation { ReturnedValue: null }:
                    break;
                default:
                    yield return (statement, statement);
                    break;
            }
        }
    }
}
