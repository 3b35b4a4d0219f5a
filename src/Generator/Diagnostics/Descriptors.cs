using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator. Ids are never used again for something else.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = Error(
        id: "ADG0001",
        title: "The type must be partial",
        message: "'{0}' cannot be differentiated because the type '{1}' is not partial; declare it 'partial', so that the derivative can be added to it");

    public static readonly DiagnosticDescriptor NoActiveParameter = Error(
        id: "ADG0002",
        title: "No active parameter",
        message: "'{0}' has no parameter that can carry a gradient, so that there is nothing to generate; it needs one of double or float, or an array, a span or a tensor of these, that is not marked [NoGrad]");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        id: "ADG0003",
        title: "The return type cannot be differentiated",
        message: "'{0}' returns '{1}', which cannot be differentiated; return double or float, or an array or a tensor of these");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Error(
        id: "ADG0004",
        title: "The parameter cannot be differentiated",
        message: "The parameter '{0}' of type '{1}' is not supported: {2}");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Error(
        id: "ADG0005",
        title: "The method cannot be differentiated",
        message: "'{0}' cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor CodeHasErrors = Error(
        id: "ADG0009",
        title: "The code does not compile",
        message: "'{0}' does not compile as far as the generator sees ('{1}' needs it): {2}; members that other source generators add are not visible here");

    public static readonly DiagnosticDescriptor UnsupportedStatement = Error(
        id: "ADG0010",
        title: "The statement is not supported",
        message: "{0} is not supported in differentiated code ('{1}' needs it): {2}");

    public static readonly DiagnosticDescriptor UnsupportedExpression = Error(
        id: "ADG0011",
        title: "The expression is not supported",
        message: "{0} is not supported in differentiated code ('{1}' needs it): {2}");

    public static readonly DiagnosticDescriptor NoDerivative = Error(
        id: "ADG0012",
        title: "No derivative is known",
        message: "'{0}' has no derivative with respect to {1} ('{3}' needs it): {2}, or pass a value that does not depend on active parameters");

    public static readonly DiagnosticDescriptor Recursion = Error(
        id: "ADG0013",
        title: "This recursion is not supported",
        message: "'{0}' calls itself, directly or through others, and is generic, or takes or returns more than numbers and arrays and spans of numbers ('{1}' needs it); pass those instead, or write it as a loop");

    public static readonly DiagnosticDescriptor InPlace = Error(
        id: "ADG0014",
        title: "In-place methods are not supported",
        message: "'{0}' changes a tensor in place ('{1}' needs it); use the operator or the method that returns a new tensor");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        id: "ADG0015",
        title: "A helper uses what the derivative cannot reach",
        message: "'{0}' is not accessible from '{1}', where its use has to be repeated in the derivative; make it accessible there");

    public static readonly DiagnosticDescriptor ActiveMember = Error(
        id: "ADG0016",
        title: "The member could carry a gradient, and has none",
        message: "'{0}' could carry a gradient, but '{1}' cannot compute it: only fields and automatic properties have one, that are numbers, arrays of numbers, tensors, or structures and objects of these, in types that the project declares; mark it [NoGrad], make it private, or pass it as a parameter");

    public static readonly DiagnosticDescriptor TooDeep = Error(
        id: "ADG0017",
        title: "The method is nested too deeply",
        message: "'{0}' is nested too deeply to be differentiated; give names to parts of its longest expression");

    public static readonly DiagnosticDescriptor NoForwardRule = Error(
        id: "ADG0018",
        title: "No rule for forward mode",
        message: "The rule of '{0}' for {1} is of kind General and has no [Jvp] beside it, which forward mode needs ('{2}' asks for it): add one, or say Kind = DerivativeKind.Elementwise or Linear where that is so");

    public static readonly DiagnosticDescriptor DerivativeIsLost = Error(
        id: "ADG0019",
        title: "The derivative would be lost",
        message: "A value of type '{0}' carries no derivative, and this one depends on active parameters of '{1}': keep it in double or float, or in arrays, spans or tensors of these, or compute it outside and pass it as a [NoGrad] parameter");

    public static readonly DiagnosticDescriptor DerivativeIsZero = Warning(
        id: "ADG0020",
        title: "The derivative is zero everywhere",
        message: "{0} has derivative zero everywhere: no gradient flows through it ('{1}' needs it)");

    public static readonly DiagnosticDescriptor GradientIsZero = Warning(
        id: "ADG0021",
        title: "The gradient of the parameter is always zero",
        message: "The result of '{1}' does not change with '{0}' in a differentiable way, so that its gradient is always zero; mark the parameter [NoGrad]");

    public static readonly DiagnosticDescriptor ResultIsConstant = Warning(
        id: "ADG0022",
        title: "The result depends on no active parameter",
        message: "The result of '{0}' does not change with any active parameter in a differentiable way: every gradient is always zero");

    public static readonly DiagnosticDescriptor MightKeep = Error(
        id: "ADG0023",
        title: "The call might keep an active value",
        message: "'{0}' might keep what it is given, to be read later as if it were a constant ('{1}' needs it): call it after the derivative, or keep the value in a local");

    public static readonly DiagnosticDescriptor IntegerTypeArgument = Error(
        id: "ADG0024",
        title: "Integers have no derivatives",
        message: "'{0}' is called for '{1}', whose values are integers: there are no derivatives between them, and divisions would round; call it for double or float");

    public static readonly DiagnosticDescriptor TooManyCalls = Error(
        id: "ADG0025",
        title: "The calls expand too far",
        message: "'{0}' cannot be followed with all that it calls: methods that are called again and again would be repeated each time, and make the derivative of '{2}' too long; {1}");

    public static readonly DiagnosticDescriptor BadFormula = Error(
        id: "ADG0030",
        title: "The formula of a derivative is wrong",
        message: "The formula '{0}' is wrong: {1}");

    public static readonly DiagnosticDescriptor UnknownRuleParameter = Error(
        id: "ADG0031",
        title: "The rule names no parameter",
        message: "'{0}' has no parameter '{1}' that could have a rule; name one of its parameters, or Derivative.This for the receiver");

    public static readonly DiagnosticDescriptor NoSecondDerivative = Error(
        id: "ADG0040",
        title: "There is no second derivative",
        message: "The derivative of '{0}' cannot be differentiated again here: {1}; give it a rule, or ask for first derivatives only");

    public static readonly DiagnosticDescriptor MemberNotPossible = Error(
        id: "ADG0041",
        title: "The member cannot be generated",
        message: "'{0}{1}' cannot be generated: {2}");

    public static readonly DiagnosticDescriptor CannotRepeat = Error(
        id: "ADG0042",
        title: "The loop cannot be computed again",
        message: "This loop of '{0}' cannot be checkpointed, because the backward pass has to compute it again: {1}; compute it before the loop, or use an ordinary loop");

    public static readonly DiagnosticDescriptor NestedDerivative = Error(
        id: "ADG0043",
        title: "The derivative cannot be called here",
        message: "A derivative of '{0}' cannot be called here: {1} ('{2}' needs it)");

    public static readonly DiagnosticDescriptor InternalError = Error(
        id: "ADG0099",
        title: "The generator failed",
        message: "AutoDiffGen failed on '{0}', which is a defect of AutoDiffGen and not of the method: {1}. Please report it with the method; until it is repaired, simplify the method, or give a part of it a [Derivative] rule");

    /// <summary>All descriptors by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> All = Index(
        TypeNotPartial,
        NoActiveParameter,
        UnsupportedReturnType,
        UnsupportedParameter,
        UnsupportedMethod,
        CodeHasErrors,
        UnsupportedStatement,
        UnsupportedExpression,
        NoDerivative,
        Recursion,
        InPlace,
        Inaccessible,
        ActiveMember,
        TooDeep,
        TooManyCalls,
        NoForwardRule,
        DerivativeIsLost,
        DerivativeIsZero,
        GradientIsZero,
        ResultIsConstant,
        MightKeep,
        IntegerTypeArgument,
        BadFormula,
        UnknownRuleParameter,
        NoSecondDerivative,
        MemberNotPossible,
        CannotRepeat,
        NestedDerivative,
        InternalError);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, category: "AutoDiffGen", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, category: "AutoDiffGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static ImmutableDictionary<string, DiagnosticDescriptor> Index(params DiagnosticDescriptor[] all)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, DiagnosticDescriptor>();
        foreach (DiagnosticDescriptor descriptor in all)
        {
            builder.Add(new KeyValuePair<string, DiagnosticDescriptor>(descriptor.Id, descriptor));
        }

        return builder.ToImmutable();
    }
}
