using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Inactive calls with <c>out</c> and <c>ref</c> arguments. They are made once; one that returns something gives all that it
/// gives as a tuple: <c>var tryParse = (int.TryParse(text, out int n1), n1)</c>.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>A variable that a call sets, and the name that it goes by there.</summary>
    private sealed record Set(IOperation Target, TypeRef Type, string Name);

    private Expr WithOutArguments(IInvocationOperation operation, IMethodSymbol method)
    {
        TypeRef result = Symbols.Type(method.ReturnType);
        bool isVoid = result.Category == TypeCategory.Void;
        bool hasRefs = operation.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Ref);
        if (result.IsMemory
            || LayoutOf(method.ReturnType) is not null
            || (_staysInPlace && (isVoid || hasRefs))
            || (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            || operation.Arguments.Any(argument => argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.RefKind: RefKind.None or RefKind.In or RefKind.Out or RefKind.Ref })
            || (hasRefs && AssignedIn(operation.Arguments.Select(argument => argument.Value).ToArray()).Any(symbol => _environment.Variables.ContainsKey(symbol))))
        {
            throw Unsupported(operation.Arguments.First(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref));
        }

        CheckAccess(method, operation);
        if (operation.Instance is not { } instance)
        {
            return made([]);
        }

        Expr receiver = Inactive(instance);
        return MayChange(instance, method) ? OnCopy(operation, instance, receiver, copy => made([copy])) : made([receiver]);

        Expr made(List<Expr> passed) => WithOutArguments(operation, method, passed, result);
    }

    private Expr WithOutArguments(IInvocationOperation operation, IMethodSymbol method, List<Expr> passed, TypeRef result)
    {
        var sets = new List<Set>();
        string arguments = Passed(operation.Arguments, passed, sets);
        string text = (method.IsStatic ? FunctionOfCall(method).Qualifier : InactiveText.Place(0) + ".") + FunctionOfCall(method).Name + "(" + arguments + ")";
        return result.Category == TypeCategory.Void ? CalledForEffect(text, passed, sets) : CalledForAll(text, passed, sets, method, result);
    }

    /// <summary>The name of a variable in code that is taken over, which no other has.</summary>
    private string NameOfNext(string name)
    {
        string next;
        do
        {
            next = name + ++_scope.OutArguments;
        }
        while (!_scope.Captured.Add(next) || _scope.Method.Parameters.Any(parameter => parameter.Name == next));
        return next;
    }

    private FunctionRef FunctionOfCall(IMethodSymbol method) => Symbols.Method(method, asExtension: false);

    /// <summary>The text of the arguments; what is passed by reference has a name of its own.</summary>
    private string Passed(IEnumerable<IArgumentOperation> arguments, List<Expr> passed, List<Set> sets)
    {
        var texts = new SortedDictionary<int, string>();
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.RefKind is not (RefKind.Out or RefKind.Ref))
            {
                texts.Add(parameter.Ordinal, InactiveText.Place(passed.Count));
                passed.Add(Inactive(argument.Value));
                continue;
            }

            TypeRef type = Symbols.Type(parameter.Type);
            if (type.IsMemory || LayoutOf(parameter.Type) is not null || Symbols.TypeArguments.Type(parameter.Type).IsRefLikeType)
            {
                throw Unsupported(argument);
            }

            bool isOut = parameter.RefKind == RefKind.Out;
            string name = NameOfNext(parameter.Name + (isOut ? "Out" : "Ref"));
            if (!isOut)
            {
                _ = VariableOf(argument.Value) is { } variable && !sets.Any(set => SymbolOf(set.Target) is { } other && SymbolEqualityComparer.Default.Equals(Resolve(other), variable)) ? variable : throw Unsupported(argument);
                _statements.Add(new Effect(Section.Forward, new Call(InactiveText.Of(type.Name + " " + name + " = " + InactiveText.Place(0), TypeRef.Void), Inactive(argument.Value))));
            }

            sets.Add(new Set(argument.Value, type, name));
            texts.Add(parameter.Ordinal, isOut ? "out " + type.Name + " " + name : "ref " + name);
        }

        return string.Join(", ", texts.Values);
    }

    private Expr CalledForEffect(string text, List<Expr> passed, List<Set> sets)
    {
        _statements.Add(new Effect(Section.Forward, new Call(InactiveText.Of(text, TypeRef.Void), passed.ToEquatableArray())));
        foreach (Set set in sets.Where(set => set.Target is not IDiscardOperation))
        {
            Assign(set, Pin(new Call(InactiveText.Of(set.Name, set.Type)), "set"));
        }

        return Nothing;
    }

    private Expr CalledForAll(string text, List<Expr> passed, List<Set> sets, IMethodSymbol method, TypeRef result)
    {
        var all = new TypeRef(TypeCategory.Other, "(" + string.Join(", ", sets.Select(set => set.Type.Name).Prepend(result.Name)) + ")");
        Expr tuple = Pin(new Call(InactiveText.Of("(" + text + ", " + string.Join(", ", sets.Select(set => set.Name)) + ")", all), passed.ToEquatableArray()), MemberName(method.Name));
        for (int i = 0; i < sets.Count; i++)
        {
            Assign(sets[i], MemberOf(tuple, "Item" + (i + 2), sets[i].Type));
        }

        return MemberOf(tuple, "Item1", result);
    }

    private void Assign(Set set, Expr value)
    {
        if (set.Target is not IDiscardOperation)
        {
            ISymbol variable = VariableOf(set.Target) ?? throw Unsupported(set.Target);
            Define(variable, value, _environment.Variables[variable].Order, isVar: false);
        }
    }

    private Expr Inactive(IOperation operation)
    {
        Expr value = Translate(operation);
        return value is Aggregate || value.Type.HasShadow || _scope.Activity.IsActive(value) || Constrained.TypeOf(operation) is not null ? throw Unsupported(operation.Parent!) : value;
    }
}
