using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Parses one [Differentiable] method to a model. The only place that sees symbols and syntax; every failure becomes a
/// diagnostic of this method and of no other.
/// </summary>
internal static class MethodParser
{
    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        return Parse(
            new AttributedMethod(
                (IMethodSymbol)context.TargetSymbol, (MethodDeclarationSyntax)context.TargetNode, context.Attributes[0], context.SemanticModel),
            cancellation);
    }

    public static ParseResult Parse(AttributedMethod source, CancellationToken cancellation)
    {
        try
        {
            return new ParseResult(Model(source, cancellation), EquatableArray<DiagnosticInfo>.Empty);
        }
        catch (Rejection rejection)
        {
            return Failed(rejection.Info);
        }
        catch (InsufficientExecutionStackException)
        {
            return Failed(DiagnosticInfo.Create(Descriptors.TooDeep, source.At, source.Method.Name));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(DiagnosticInfo.Create(
                Descriptors.InternalError, source.At, source.Method.Name, exception.GetType().Name + ": " + exception.Message));
        }
    }

    /// <summary>The method alone, for an analyzer; null where it is rejected, which is the generator's to report.</summary>
    public static ParsedMethod? ParsePrimal(AttributedMethod source, CancellationToken cancellation)
    {
        try
        {
            return Parsed(source, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static ParseResult Failed(DiagnosticInfo info) => new(null, new[] { info }.ToEquatableArray());

    /// <summary>The model; where the method calls generated derivatives, in a compilation that has them.</summary>
    private static MethodModel Model(AttributedMethod source, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return BoundModel(source, cancellation);
            }
            catch (UnboundDerivative unbound)
            {
                source = GeneratedAhead.Bind(source, unbound, cancellation);
            }
        }
    }

    private static MethodModel BoundModel(AttributedMethod source, CancellationToken cancellation)
    {
        IMethodSymbol method = source.Method;
        ContainerModel container = ContainerParser.Parse(method, source.At);
        (ParseScope scope, NameScope names, ParsedParameter? receiver, IReadOnlyList<ParsedParameter> parameters, Function primal) = Parsed(source, cancellation);
        SignatureModel signature = SignatureParser.Parse(method, receiver, parameters, scope, names);
        Members members = AskedMembers.Of(source);
        SignatureParser.CheckMembers(method, receiver is null ? parameters : [receiver, .. parameters], members, source.At);
        SignatureParser.CheckClashes(method, parameters, members, source.At);
        RuleTable rules = scope.Rules.Closure();
        (primal, EquatableArray<CalleeModel> callees) = CalleeEffects.Resolve(primal, scope.Callees.Models);
        BodyChecks.Calls(callees.Select(callee => callee.Primal).Append(primal).ToArray(), scope);
        BodyChecks.Repeatable(primal, scope);
        primal = OutsideMemory.Check(primal);

        return new MethodModel(
            method.GetDocumentationCommentId() ?? method.Name,
            container,
            ContainerParser.HintName(method),
            signature,
            primal,
            rules,
            scope.Operators.Table,
            members,
            Reserved(scope, method),
            callees,
            names.Aliases.Select(alias => alias.Key + " = " + alias.Value).ToEquatableArray(),
            scope.Structures.GradientTypes);
    }

    private static ParsedMethod Parsed(AttributedMethod source, CancellationToken cancellation)
    {
        (IMethodSymbol method, Location at) = (source.Method, source.At);
        SignatureParser.CheckMethod(method, at);
        if (source.Model.GetOperation(source.Declaration, cancellation) is not IMethodBodyOperation body)
        {
            throw new Rejection(DiagnosticInfo.Create(Descriptors.UnsupportedMethod, at, method.Name, "it has no body"));
        }

        return PlannedMethod.Parse(source, body, AskedMembers.Of(source), cancellation);
    }

    /// <summary>Parses a method. Where the objects that it makes cannot stay whole, they are taken apart.</summary>
    /// <param name="source">The method.</param>
    /// <param name="body">Its body.</param>
    /// <param name="plan">What is called by pairs.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ParsedMethod Parsed(AttributedMethod source, IMethodBodyOperation body, PairPlan? plan, CancellationToken cancellation)
    {
        (ParseScope scope, NameScope names) = Scope(source, plan, takesObjectsApart: false, cancellation);
        try
        {
            return Parsed(source, body, scope, names);
        }
        catch (Rejection) when (scope.HasMetObjects)
        {
            (scope, names) = Scope(source, plan, takesObjectsApart: true, cancellation);
            return Parsed(source, body, scope, names);
        }
    }

    private static (ParseScope Scope, NameScope Names) Scope(AttributedMethod source, PairPlan? plan, bool takesObjectsApart, CancellationToken cancellation)
    {
        MethodDeclarationSyntax declaration = source.Declaration;
        int inside = declaration.Body is { } block ? block.CloseBraceToken.SpanStart - 1 : declaration.ExpressionBody!.Span.End - 1;
        var names = new NameScope(source.Model, inside);
        Members members = AskedMembers.Of(source);
        var scope = new ParseScope(source.Model.Compilation, source.Method, names, cancellation)
        {
            Ahead = source.Ahead,
            Plan = plan ?? PairPlan.Empty,
            MayPlan = plan is not null,
            TakesObjectsApart = takesObjectsApart,
            Checkpoints = AskedMembers.IsCheckpointed(source),
            IsBackwardLater = (members & Members.Pair) != Members.None,
            NeedsForwardRules = (members & (Members.Jvp | Members.Hvp | Members.Hessian)) != Members.None,
        };
        return (scope, names);
    }

    private static ParsedMethod Parsed(AttributedMethod source, IMethodBodyOperation body, ParseScope scope, NameScope names)
    {
        (IMethodSymbol method, MethodDeclarationSyntax declaration, Location at) = (source.Method, source.Declaration, source.At);
        var parser = new BodyParser(scope);
        (ParsedParameter? receiver, List<ParsedParameter> parameters) = Declared(parser, method, scope, at);
        SignatureParser.CheckMemory(method, parameters);
        TypeRef result = scope.Symbols.Type(method.ReturnType);
        if (!result.IsDifferentiable && !(result is { Category: TypeCategory.Array, HasShadow: true } && CanAdd(result)) && !scope.Structures.CanReturn(method.ReturnType))
        {
            throw new Rejection(DiagnosticInfo.Create(
                Descriptors.UnsupportedReturnType, declaration.ReturnType.GetLocation(), method.Name, method.ReturnType.ToDisplayString(Formats.Message)));
        }

        SignatureParser.CheckResult(method, scope, AskedMembers.Of(source), at);

        if (receiver is null && !parameters.Any(parameter => parameter.IsActive))
        {
            throw new Rejection(DiagnosticInfo.Create(Descriptors.NoActiveParameter, at, method.Name));
        }

        scope.Operators.Collect(method.ReturnType);
        Function primal = Primal(parser, body, receiver, parameters, scope, method.ReturnType);
        Layout[] readOnly = new[] { receiver }.Concat(parameters).Select(parameter => parameter?.ReadOnly).OfType<Layout>().ToArray();
        if (readOnly.Length > 0)
        {
            new MemberWrites(scope).Check(body, readOnly);
        }

        return new ParsedMethod(scope, names, receiver, parameters, primal);
    }

    /// <summary>Whether the cotangent of an array can be added to a gradient: structures are added one by one.</summary>
    private static bool CanAdd(TypeRef array) =>
        array.Item!.Structure is not null ? array.Rank == 1 : array.Item is not { IsMemory: true, Item.Structure: not null };

    /// <summary>What the receiver and the parameters stand for in the body.</summary>
    private static (ParsedParameter? Receiver, List<ParsedParameter> Parameters) Declared(BodyParser parser, IMethodSymbol method, ParseScope scope, Location at)
    {
        ParsedParameter? receiver = SignatureParser.Receiver(method, scope, at);
        parser.DeclareReceiver(receiver);
        var parameters = new List<ParsedParameter>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.Add(SignatureParser.Parameter(parameter, scope));
            parser.Declare(parameter, parameters[parameters.Count - 1]);
        }

        return (receiver, parameters);
    }

    /// <summary>Another method, a derivative of which is called.</summary>
    public static Function Primal(BodyParser parser, IMethodSymbol method, IMethodBodyOperation body, ParseScope scope)
    {
        (ParsedParameter? receiver, List<ParsedParameter> parameters) = Declared(parser, method, scope, method.Locations[0]);
        return Primal(parser, body, receiver, parameters, scope, method.ReturnType, isInside: true);
    }

    private static Function Primal(BodyParser parser, IMethodBodyOperation body, ParsedParameter? receiver, List<ParsedParameter> parameters, ParseScope scope, ITypeSymbol result, bool isInside = false)
    {
        Expr returned = parser.ParseMethod(body);
        var primal = new Function(
            EquatableArray<Parameter>.Empty,
            new Block(parser.Statements),
            parser.Results(returned, result).ToEquatableArray(),
            scope.NextId);
        bool hasObjects = (receiver is null ? parameters : [receiver, .. parameters]).Any(parameter => parameter.ReadOnly is { IsObject: true });
        primal = hasObjects ? DeadCode.Apply(primal) : primal;
        Dictionary<int, int> uses = Uses.Count(primal);
        primal = primal with
        {
            Parameters = (receiver is null ? [] : new[] { receiver }).Concat(parameters).SelectMany(parameter => parameter.Needed(uses.ContainsKey)).ToEquatableArray(),
        };
        BodyChecks.Apart(primal, scope.Method);
        primal = ReferenceChecks.Apply(primal);

        // The backward pass of what is differentiated inside of another method may be made behind what that does to fields.
        return SingleUses.Apply(Copies.Apply(!isInside && !scope.IsBackwardLater ? SettledFields.Apply(primal) : primal, scope.Inlined));
    }

    /// <summary>Every name that the code may refer to; generated locals keep clear of them.</summary>
    private static EquatableArray<string> Reserved(ParseScope scope, IMethodSymbol method)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ISymbol function in scope.Symbols.Functions.Values)
        {
            names.Add(function.Name);
            if (function.ContainingType is { } type)
            {
                names.Add(type.Name);
            }
        }

        names.UnionWith(scope.Captured);
        foreach (ITypeParameterSymbol parameter in SymbolIds.TypeArguments(method).OfType<ITypeParameterSymbol>())
        {
            names.Add(parameter.Name);
        }

        return names.ToEquatableArray();
    }
}

/// <summary>A method in the IR, and what parsing it found out.</summary>
internal sealed record ParsedMethod(ParseScope Scope, NameScope Names, ParsedParameter? Receiver, IReadOnlyList<ParsedParameter> Parameters, Function Primal);
