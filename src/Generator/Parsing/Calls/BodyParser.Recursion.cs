using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Calls of methods that may call themselves: those cannot be inlined, and have derivatives of their own.</content>
internal sealed partial class BodyParser
{
    private Expr Invoked(IOperation operation, IMethodSymbol target, List<Expr> arguments)
    {
        TypeRef result = Symbols.Type(target.ReturnType);
        bool isOwn = target.IsStatic
            || (SymbolEqualityComparer.Default.Equals(target.ContainingType, _scope.Method.ContainingType) && !_scope.Method.IsStatic && _receiver is null && IsThis(arguments[0]));
        if (!isOwn
            || target.IsGenericMethod
            || (!result.IsNumber && result.Category is not (TypeCategory.Bool or TypeCategory.Void))
            || target.Parameters.Any(parameter => parameter.RefKind != RefKind.None || parameter.IsParams))
        {
            throw Reject(operation, Descriptors.Recursion, target.ToDisplayString(Formats.Message));
        }

        CheckAccess(target, operation);
        CheckNoGrad(operation, target, arguments);
        Callee callee = _scope.Callees.Of(target, method => ParseCallee(method, operation));
        Expr[] given = arguments.Skip(target.IsStatic ? 0 : 1).Select(argument => argument.Any(MemoryFunctions.IsAllocation) ? Named(argument, "array") : argument).ToArray();
        int site = _scope.Callees.SiteOf(operation);
        if (result.Category == TypeCategory.Void)
        {
            _statements.Add(new Invoke(Section.Forward, callee, EquatableArray<Value>.Empty, given.ToEquatableArray(), _quote, site));
            return Nothing;
        }

        Value value = _scope.NewValue(MemberName(target.Name), result, ValueRole.Temporary);
        _scope.Activity.Mark(value);
        _statements.Add(new Invoke(Section.Forward, callee, new[] { value }.ToEquatableArray(), given.ToEquatableArray(), _quote, site));
        return new Ref(value);
    }

    /// <summary>A call by the pair of a method that could be followed into, and is where it has none.</summary>
    private Expr Planned(IOperation operation, IMethodSymbol target, List<Expr> arguments)
    {
        int offset = target.IsStatic ? 0 : 1;
        _scope.Plan.Require(target, target.Parameters.Select(parameter => parameter.Ordinal).Where(i => _scope.Activity.IsActive(arguments[i + offset])));
        try
        {
            return Invoked(operation, target, arguments);
        }
        catch (Rejection)
        {
            throw new PlanChanged(target);
        }
    }

    /// <summary>What a method takes for a constant must be one.</summary>
    private void CheckNoGrad(IOperation operation, IMethodSymbol target, List<Expr> arguments)
    {
        int offset = target.IsStatic ? 0 : 1;
        if (target.Parameters.FirstOrDefault(parameter => WellKnown.Has(parameter, WellKnown.NoGrad) && _scope.Activity.IsActive(arguments[parameter.Ordinal + offset])) is { } constant)
        {
            throw Reject(operation, Descriptors.NoDerivative, target.Name, $"'{constant.Name}'", "it is marked [NoGrad]; call StopGradient where that is meant");
        }
    }

    private Function ParseCallee(IMethodSymbol method, IOperation call)
    {
        if (BodyOf(method) is not IMethodBodyOperation body)
        {
            throw Unsupported(call);
        }

        var parser = new BodyParser(_scope, [method]);
        var parameters = new List<Parameter>();
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            TypeRef type = Symbols.Type(symbol.Type);
            if (!type.IsNumber && !type.IsMemory && type.Category != TypeCategory.Bool)
            {
                throw Reject(call, Descriptors.Recursion, method.ToDisplayString(Formats.Message));
            }

            Value value = _scope.NewValue(symbol.Name, type, ValueRole.Parameter);
            bool isActive = type.CarriesDerivative && !WellKnown.Has(symbol, WellKnown.NoGrad) && (!_scope.Plan.Has(method) || _scope.Plan.IsActive(symbol));
            if (isActive)
            {
                _scope.Activity.Mark(value);
            }

            var parameter = new Parameter(value, isActive);
            parameters.Add(parameter);
            parser.Declare(symbol, new ParsedParameter(new Ref(value), [parameter]));
        }

        Expr returned = parser.ParseBody(body, method.ReturnsVoid);
        parser.DeclareFlags(start: 0);
        bool isDifferentiable = returned.Type.IsDifferentiable;
        return new Function(
            parameters.ToEquatableArray(),
            new Block(parser.Statements),
            (method.ReturnsVoid ? [] : new[] { new Result("Value", returned, isDifferentiable) }).ToEquatableArray(),
            _scope.NextId);
    }
}
