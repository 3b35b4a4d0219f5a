using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Inactive calls with <c>out</c> arguments. They are made once, and give all that they give as a tuple:
/// <c>var tryParse = (int.TryParse(text, out int n1), n1)</c>.
/// </content>
internal sealed partial class BodyParser
{
    private Expr WithOutArguments(IInvocationOperation operation, IMethodSymbol method)
    {
        TypeRef result = Symbols.Type(method.ReturnType);
        if (result.Category == TypeCategory.Void
            || result.IsMemory
            || LayoutOf(method.ReturnType) is not null
            || (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            || operation.Arguments.Any(argument => argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.RefKind: RefKind.None or RefKind.In or RefKind.Out }))
        {
            throw Unsupported(operation.Arguments.First(argument => argument.Parameter?.RefKind == RefKind.Out));
        }

        CheckAccess(method, operation);
        FunctionRef function = Symbols.Method(method, asExtension: false);
        List<Expr> passed = operation.Instance is { } instance ? [Inactive(instance)] : [];
        var outs = new List<(IOperation Target, TypeRef Type, string Name)>();
        var texts = new SortedDictionary<int, string>();
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.RefKind == RefKind.Out)
            {
                TypeRef type = Symbols.Type(parameter.Type);
                if (type.IsMemory || LayoutOf(parameter.Type) is not null || Symbols.TypeArguments.Type(parameter.Type).IsRefLikeType)
                {
                    throw Unsupported(argument);
                }

                string name = parameter.Name + "Out" + ++_scope.OutArguments;
                outs.Add((argument.Value, type, name));
                texts.Add(parameter.Ordinal, "out " + type.Name + " " + name);
            }
            else
            {
                texts.Add(parameter.Ordinal, InactiveText.Place(passed.Count));
                passed.Add(Inactive(argument.Value));
            }
        }

        string called = (method.IsStatic ? function.Qualifier : InactiveText.Place(0) + ".") + function.Name;
        string text = "(" + called + "(" + string.Join(", ", texts.Values) + "), " + string.Join(", ", outs.Select(item => item.Name)) + ")";
        var all = new TypeRef(TypeCategory.Other, "(" + string.Join(", ", outs.Select(item => item.Type.Name).Prepend(result.Name)) + ")");
        Expr tuple = Pin(new Call(InactiveText.Of(text, all), passed.ToEquatableArray()), MemberName(method.Name));
        for (int i = 0; i < outs.Count; i++)
        {
            if (outs[i].Target is not IDiscardOperation)
            {
                ISymbol variable = VariableOf(outs[i].Target) ?? throw Unsupported(outs[i].Target);
                Define(variable, MemberOf(tuple, "Item" + (i + 2), outs[i].Type), _environment.Variables[variable].Order, isVar: false);
            }
        }

        return MemberOf(tuple, "Item1", result);
    }

    private Expr Inactive(IOperation operation)
    {
        Expr value = Translate(operation);
        return value is Aggregate || value.Type.HasShadow || _scope.Activity.IsActive(value) || Constrained.TypeOf(operation) is not null ? throw Unsupported(operation.Parent!) : value;
    }
}
