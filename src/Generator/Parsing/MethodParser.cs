using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
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
        var method = (IMethodSymbol)context.TargetSymbol;
        Location at = (context.TargetNode as MethodDeclarationSyntax)?.Identifier.GetLocation() ?? context.TargetNode.GetLocation();
        try
        {
            return Parse(context, method, at, cancellation);
        }
        catch (Rejection rejection)
        {
            return Failed(rejection.Info);
        }
        catch (InsufficientExecutionStackException)
        {
            return Failed(DiagnosticInfo.Create(Descriptors.TooDeep, at, method.Name));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(DiagnosticInfo.Create(Descriptors.InternalError, at, method.Name, exception.GetType().Name + ": " + exception.Message));
        }
    }

    private static ParseResult Failed(DiagnosticInfo info) => new(null, new[] { info }.ToEquatableArray());

    private static ParseResult Parse(GeneratorAttributeSyntaxContext context, IMethodSymbol method, Location at, CancellationToken cancellation)
    {
        var declaration = (MethodDeclarationSyntax)context.TargetNode;
        ContainerModel container = ContainerParser.Parse(method, at);
        SignatureParser.CheckMethod(method, at);
        if (context.SemanticModel.GetOperation(declaration, cancellation) is not IMethodBodyOperation body)
        {
            throw new Rejection(DiagnosticInfo.Create(Descriptors.UnsupportedMethod, at, method.Name, "it has no body"));
        }

        int inside = declaration.Body is { } block ? block.CloseBraceToken.SpanStart - 1 : declaration.ExpressionBody!.Span.End - 1;
        var names = new NameScope(context.SemanticModel, inside);
        Members members = SelectedMembers(context.Attributes[0]);
        var scope = new ParseScope(context.SemanticModel.Compilation, method, names, cancellation)
        {
            NeedsForwardRules = members.HasFlag(Members.Jvp),
        };
        var parser = new BodyParser(scope);
        var parameters = new List<Parameter>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.Add(SignatureParser.Parameter(parameter, scope));
            parser.Declare(parameter, parameters[parameters.Count - 1].Value);
        }

        TypeRef result = scope.Symbols.Type(method.ReturnType);
        if (!result.IsDifferentiable)
        {
            throw new Rejection(DiagnosticInfo.Create(
                Descriptors.UnsupportedReturnType, declaration.ReturnType.GetLocation(), method.Name, method.ReturnType.ToDisplayString(Formats.Message)));
        }

        if (!parameters.Any(parameter => parameter.IsActive))
        {
            throw new Rejection(DiagnosticInfo.Create(Descriptors.NoActiveParameter, at, method.Name));
        }

        scope.Operators.Collect(method.ReturnType);
        Function primal = Primal(parser, body, parameters, scope);
        SignatureModel signature = SignatureParser.Parse(method, parameters, scope, names);
        SignatureParser.CheckClashes(method, parameters, members, at);
        RuleTable rules = scope.Rules.Closure();
        return new ParseResult(
            new MethodModel(
                container,
                ContainerParser.HintName(method),
                signature,
                primal,
                rules,
                scope.Operators.Table,
                members,
                Reserved(scope, method)),
            scope.Warnings.ToEquatableArray());
    }

    private static Function Primal(BodyParser parser, IMethodBodyOperation body, List<Parameter> parameters, ParseScope scope)
    {
        Expr returned = parser.ParseBody(body);
        bool isActive = scope.Activity.IsActive(returned);
        if (!isActive)
        {
            scope.Warn(body.Syntax is MethodDeclarationSyntax method ? method.Identifier.Parent! : body.Syntax, Descriptors.DerivativeIsZero, "The result", scope.Method.Name);
        }

        return new Function(
            parameters.ToEquatableArray(),
            new Block(parser.Statements),
            new[] { new Result("Value", returned, IsDifferentiable: true) }.ToEquatableArray(),
            scope.NextId);
    }

    private static Members SelectedMembers(AttributeData attribute)
    {
        Members asked = attribute.ConstructorArguments is [{ Value: int value }] ? (Members)value : Members.None;
        return asked == Members.None ? Members.ValueAndGrad : asked;
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

        foreach (ITypeParameterSymbol parameter in SymbolIds.TypeArguments(method).OfType<ITypeParameterSymbol>())
        {
            names.Add(parameter.Name);
        }

        return names.ToEquatableArray();
    }
}
