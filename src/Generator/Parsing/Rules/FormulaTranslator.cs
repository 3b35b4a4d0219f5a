using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Translates the bound formula of a rule: parameters become slots, calls stay calls.</summary>
internal sealed class FormulaTranslator(
    Compilation compilation,
    SymbolTranslator symbols,
    OperatorCollector operators,
    INamedTypeSymbol accessSite,
    IReadOnlyDictionary<string, int> slots,
    ISymbol operation) : OperationTranslator(compilation, symbols, operators)
{
    protected override INamedTypeSymbol AccessSite => accessSite;

    public override Expr Translate(IOperation operation)
    {
        Operators.Collect(operation.Type);
        return base.Translate(operation);
    }

    protected override Expr Parameter(IParameterReferenceOperation operation) =>
        new Slot(slots[operation.Parameter.Name], Symbols.Type(operation.Parameter.Type));

    protected override Expr Local(ILocalReferenceOperation operation) => throw Unsupported(operation);

    protected override Expr Instance(IInstanceReferenceOperation operation) => throw Unsupported(operation);

    protected override Expr Field(IFieldReferenceOperation operation)
    {
        CheckAccess(operation.Field, operation);
        FunctionRef function = Symbols.Field(operation.Field);
        return operation.Instance is null ? new Call(function) : new Call(function, Translate(operation.Instance));
    }

    protected override Expr Property(IPropertyReferenceOperation operation)
    {
        CheckAccess(operation.Property, operation);
        FunctionRef function = Symbols.Property(operation.Property);
        List<Expr> arguments = Arguments(operation.Arguments);
        if (operation.Instance is { } instance)
        {
            arguments.Insert(0, Translate(instance));
        }

        return new Call(function, arguments.ToEquatableArray());
    }

    protected override Expr Invocation(IInvocationOperation operation)
    {
        IMethodSymbol method = operation.TargetMethod;
        if (method.Name == "IsConstant" && WellKnown.Is(method.ContainingType, WellKnown.DerivativeWords))
        {
            IOperation argument = operation.Arguments[0].Value;
            return IsConstant.Of(Translate(argument is IConversionOperation conversion ? conversion.Operand : argument));
        }

        CheckAccess(method, operation);
        List<Expr> arguments = Arguments(operation.Arguments);
        if (operation.Instance is { } instance)
        {
            arguments.Insert(0, Translate(instance));
        }

        return new Call(Symbols.Method(method, asExtension: IsExtensionSyntax(operation)), arguments.ToEquatableArray());
    }

    protected override Rejection Unsupported(IOperation operation) => Rejection.At(
        operation.Syntax,
        Descriptors.BadFormula,
        operation.Syntax.ToString(),
        "only parameters, literals, operators, conditionals, calls and properties can stand in a formula");

    /// <summary>Consumers in other assemblies write the formula out, so it can use only what they can reach.</summary>
    private void CheckAccess(ISymbol used, IOperation at)
    {
        if (IsVisibleOutside(operation) && !IsVisibleOutside(used))
        {
            throw Rejection.At(
                at.Syntax,
                Descriptors.BadFormula,
                at.Syntax.ToString(),
                $"'{used.ToDisplayString(Formats.Message)}' is less accessible than '{operation.ToDisplayString(Formats.Message)}'");
        }
    }

    private static bool IsVisibleOutside(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable))
            {
                return false;
            }
        }

        return true;
    }
}
