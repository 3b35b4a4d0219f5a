using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Calls of generated derivatives: the method that they belong to is differentiated here, and the outcome inlined, so that
/// it can be differentiated again with all around it.
/// </content>
internal sealed partial class BodyParser
{
    private Expr Nested(IInvocationOperation operation, IMethodSymbol method, List<Expr> arguments)
    {
        IMethodSymbol member = operation.TargetMethod;
        Function derivative = Derived(operation, method, member.Name.Substring(method.Name.Length));
        bool isOther = method.IsStatic ? false : operation.Instance is not IInstanceReferenceOperation;
        if (isOther
            || method.IsGenericMethod
            || method.ContainingType.IsGenericType
            || arguments.Any(argument => argument is Aggregate || argument.Type.IsMemory)
            || derivative.Parameters.Any(parameter => parameter.Part is not null || parameter.Value.Type.IsMemory)
            || derivative.Results.Any(result => result.Part is not null || result.Expression.Type.IsMemory))
        {
            throw Reject(operation, Descriptors.NestedDerivative, method.Name, "it must be that of a method of numbers or tensors that is not generic, and of this instance");
        }

        // The parameters of the method come first in the function, and the added ones behind the required ones in the member.
        HashSet<string> own = [.. method.Parameters.Select(parameter => parameter.Name)];
        Expr[] given = arguments.Skip(method.IsStatic ? 0 : 1).ToArray();
        IEnumerable<Expr> ordered = given.Where((_, i) => own.Contains(member.Parameters[i].Name))
            .Concat(given.Where((_, i) => !own.Contains(member.Parameters[i].Name)));
        var values = new Dictionary<int, Expr>();
        foreach ((Expr argument, Parameter parameter) in ordered.Zip(derivative.Parameters, (argument, parameter) => (argument, parameter)))
        {
            bool isPlain = argument is Ref or Const && argument.Type == parameter.Value.Type;
            values[parameter.Value.Id] = isPlain ? argument : AddLet(_scope.NewValue(parameter.Value.Name, parameter.Value.Type, ValueRole.Local), argument, isVar: true);
        }

        Block body = Sections.Relabel(derivative.Body, Section.Forward);
        var inlined = new Block(body.Statements.Select(statement => Substitution.Map(statement, (expr, _) => expr.Substitute(values))).ToEquatableArray());
        _statements.AddRange(inlined.Statements);
        _scope.Activity.Follow(inlined);
        Expr[] results = derivative.Results.Select(result => result.Expression.Substitute(values)).ToArray();
        return results.Length == 1 ? results[0] : Make(LayoutOf(member.ReturnType) ?? throw Unsupported(operation), results);
    }

    /// <summary>A derivative of another method, as it is generated for that method, with values of this one.</summary>
    private Function Derived(IInvocationOperation operation, IMethodSymbol method, string suffix)
    {
        if (_callStack.Contains(method, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(method, _scope.Method))
        {
            throw Reject(operation, Descriptors.Recursion, method.ToDisplayString(Formats.Message));
        }

        var declaration = (MethodDeclarationSyntax)(method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(_scope.Cancellation);
        var body = (IMethodBodyOperation)Compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, _scope.Cancellation)!;
        var parser = new BodyParser(_scope, [.. _callStack, method]);
        Function primal = MethodParser.Primal(parser, method, body, _scope);
        (primal, _) = CalleeEffects.Resolve(primal, _scope.Callees.Models);
        (RuleTable rules, FunctionTable functions) = (_scope.Rules.Closure(), _scope.Operators.Table);
        Function optimize(Function function) => Optimizer.Optimize(function, rules);
        var higher = new HigherOrder(rules, functions, optimize);
        Function derivative = suffix switch
        {
            nameof(Members.ValueAndGrad) => optimize(ReverseMode.ValueAndGrad(primal, rules, functions, method.Name)),
            nameof(Members.Vjp) => optimize(ReverseMode.Vjp(primal, rules, functions)),
            nameof(Members.Jvp) => optimize(ForwardMode.Jvp(primal, rules, functions)),
            nameof(Members.Hvp) => higher.Hvp(primal, method.Name),
            nameof(Members.Hessian) => higher.Hessian(primal, method.Name),
            nameof(Members.Jacobian) => higher.Jacobian(primal, method.Name),
            _ => throw Unsupported(operation),
        };
        _scope.Skip(derivative.NextId);
        return derivative;
    }
}
