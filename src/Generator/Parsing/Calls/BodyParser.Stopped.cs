using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Values that are taken for constants. Of a structure, each member is.</content>
internal sealed partial class BodyParser
{
    private Expr Stopped(IInvocationOperation operation, IMethodSymbol method)
    {
        bool outer = _scope.IsStopped;
        _scope.IsStopped = true;
        Expr value = Translate(operation.Arguments[0].Value);
        _scope.IsStopped = outer;
        return Stopped(operation, method, value, method.TypeArguments[0]);
    }

    private Expr Stopped(IOperation operation, IMethodSymbol method, Expr value, ITypeSymbol type)
    {
        if (value is Aggregate aggregate && LayoutOf(type) is { } layout)
        {
            return aggregate.With(aggregate.Items.Select((item, i) => Stopped(operation, method, item, layout.Members[i].Type)).ToEquatableArray());
        }

        if (value.Type.HasShadow)
        {
            throw Reject(
                operation, Descriptors.NoDerivative, method.Name, "an array or a span", "what it gives is the same memory, which may be active elsewhere; stop the gradient of the elements where they are read");
        }

        bool isActive = value is not Hidden && _scope.Activity.IsActive(value);
        return isActive ? new Call(Symbols.Method(method.OriginalDefinition.Construct(type), asExtension: false), value) : value;
    }
}
