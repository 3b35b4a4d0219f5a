using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>A switch is a chain of branches over a value that is computed once.</content>
internal sealed partial class BodyParser
{
    private ISwitchOperation? _switch;

    private Flow Switch(ISwitchOperation operation, Rest? rest)
    {
        Environment outside = _environment;
        ISwitchOperation? outer = _switch;
        Expr value = Once(Translate(operation.Value), "subject");
        _switch = operation;
        Flow flow = Case(InOrder(operation), 0, value, rest);
        _switch = outer;
        _environment = _environment.Without(outside);
        return flow;
    }

    /// <summary>The sections with that of the default last: it is taken where no other one is.</summary>
    private List<ISwitchCaseOperation> InOrder(ISwitchOperation operation)
    {
        List<ISwitchCaseOperation> sections = [.. operation.Cases];
        int index = sections.FindIndex(IsDefault);
        if (index < 0 || index == sections.Count - 1)
        {
            return sections;
        }

        ISwitchCaseOperation last = sections[index];
        if (last.Clauses.Length > 1 && sections.SelectMany(section => section.Clauses).Any(clause => clause is IPatternCaseClauseOperation))
        {
            throw Unsupported(last);
        }

        sections.RemoveAt(index);
        sections.Add(last);
        return sections;
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);

    private Flow Case(List<ISwitchCaseOperation> sections, int index, Expr value, Rest? rest)
    {
        if (index == sections.Count)
        {
            return Flow.FallsThrough;
        }

        ISwitchCaseOperation section = sections[index];
        if (IsDefault(section))
        {
            return InSection(section);
        }

        var taken = Flow.Throws;
        return Branch(
            () => section.Clauses
                .Select<ICaseClauseOperation, System.Func<Expr>>(clause => () => Matches(value, clause))
                .Aggregate((left, right) => () => Combine(isAnd: false, left(), right))(),
            () => taken = InSection(section),
            () => Case(sections, index + 1, value, (taken & Flow.FallsThrough) == 0 ? rest : null),
            rest);
    }

    /// <summary>The statements of a section; what leaves the switch falls through to what follows it.</summary>
    private Flow InSection(ISwitchCaseOperation section)
    {
        Flow flow = Sequence(section.Body, 0);
        if ((flow & Flow.Leaves) == 0)
        {
            return flow;
        }

        flow = (flow & ~Flow.Leaves) | Flow.FallsThrough;
        _environment = flow == Flow.FallsThrough
            ? _environment.WithoutJumps()
            : _environment with { Flags = _environment.Flags.Remove(Flow.Leaves) };
        return flow;
    }

    private Expr Matches(Expr value, ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return EqualsConstant(value, single.Value, ((ISwitchOperation)single.Parent!.Parent!).Value.Type!)
                    ?? throw Unsupported(clause);
            case IPatternCaseClauseOperation pattern:
                Expr matches = Match(value, pattern.Pattern);
                return pattern.Guard is { } guard ? Combine(isAnd: true, matches, () => Translate(guard)) : matches;
            default:
                throw Unsupported(clause);
        }
    }

    private Expr SwitchExpression(ISwitchExpressionOperation operation) =>
        Arm(operation, 0, Once(Translate(operation.Value), "subject"), _scope.NewValue("selected", Symbols.Type(operation.Type!), ValueRole.Temporary));

    /// <param name="operation">The switch.</param>
    /// <param name="index">The arm.</param>
    /// <param name="value">What is tested.</param>
    /// <param name="selected">The variable of the result, where it takes statements to compute it.</param>
    private Expr Arm(ISwitchExpressionOperation operation, int index, Expr value, Value selected)
    {
        if (index == operation.Arms.Length)
        {
            return NoMatch(value, selected.Type);
        }

        ISwitchExpressionArmOperation arm = operation.Arms[index];
        Expr matches = Match(value, arm.Pattern);
        if (arm.Guard is { } guard)
        {
            matches = Combine(isAnd: true, matches, () => Translate(guard));
        }

        bool isLast = index == operation.Arms.Length - 1 && operation.IsExhaustive && arm.Guard is null;
        return isLast || matches is Const { Text: "true" }
            ? Translate(arm.Value)
            : Choose(matches, Aside(() => Translate(arm.Value)), Aside(() => Arm(operation, index + 1, value, selected)), selected.Type, selected.Id);
    }

    /// <summary>Throws what C# throws where no arm matches.</summary>
    private Const NoMatch(Expr value, TypeRef type)
    {
        INamedTypeSymbol exception = Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.SwitchExpressionException")
            ?? Compilation.GetTypeByMetadataName("System.InvalidOperationException")!;
        IMethodSymbol constructor = exception.InstanceConstructors
            .OrderByDescending(candidate => candidate.Parameters is [{ Type.SpecialType: SpecialType.System_Object }])
            .ThenBy(candidate => candidate.Parameters.Length)
            .First();
        Expr[] arguments = constructor.Parameters.Length == 0 ? [] : [value];
        _statements.Add(new Throw(Section.Forward, new Call(Constructor(constructor), arguments)));
        return Const.Nothing(type);
    }
}
