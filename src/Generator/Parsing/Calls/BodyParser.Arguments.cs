using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// The arguments of an inlined method, evaluated in the order in which they are written. One that is passed by reference
/// makes the parameter another name of the variable.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The variables that parameters and ref locals stand for.</summary>
    private readonly Dictionary<ISymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);

    /// <summary>The elements that parameters and ref locals stand for.</summary>
    private readonly Dictionary<ISymbol, Referent> _passed = new(SymbolEqualityComparer.Default);

    /// <summary>What a parameter is bound to: a value, a variable, an element, a function, or nothing yet.</summary>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Variable">The variable that it is another name of.</param>
    /// <param name="Place">The element, or the part of one, that it is another name of.</param>
    /// <param name="Function">The function that it calls.</param>
    /// <param name="Changed">What gets the value that the parameter has in the end: an element that is a structure, or a part of an element or of a variable.</param>
    private sealed record Argument(
        IParameterSymbol Parameter, Expr? Value = null, ISymbol? Variable = null, Referent? Place = null, KnownFunction? Function = null, IOperation? Changed = null);

    private ISymbol Resolve(ISymbol symbol) => _aliases.TryGetValue(symbol, out ISymbol? variable) ? variable : symbol;

    /// <summary>Whether a call can only be followed into: it passes a variable or a function.</summary>
    private bool MustInline(IInvocationOperation operation, IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || (CanInline(method, arguments: null)
            && operation.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out || FunctionOf(argument.Value) is not null || OwnerOf(argument.Value) is not null));

    private List<Argument> BoundArguments(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments.Select((argument, i) => BoundArgument(argument, arguments.Skip(i + 1))).ToList();

    private Argument BoundArgument(IArgumentOperation argument, IEnumerable<IArgumentOperation> later)
    {
        IParameterSymbol parameter = argument.Parameter ?? throw Unsupported(argument);
        if (FunctionOf(argument.Value) is { } function)
        {
            return new Argument(parameter, Function: function);
        }

        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            return argument.Value is IDiscardOperation ? new Argument(parameter)
                : IsSingleElement(argument.Value) ? new Argument(parameter, Place: Referred(argument.Value))
                : IsReferable(argument.Value) ? CopiedBack(argument, parameter)
                : VariableOf(argument.Value) is { } named ? new Argument(parameter, Variable: named)
                : IsPart(argument.Value) && parameter.RefKind == RefKind.Ref ? new Argument(parameter, Receiver(argument.Value), Changed: argument.Value)
                : throw Unsupported(argument);
        }

        if (OwnerOf(argument.Value) is { } owner)
        {
            CheckStays(argument.Value, argument.Parent!);
            return new Argument(parameter, Variable: owner);
        }

        bool isByReference = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter
            && SymbolEqualityComparer.Default.Equals(argument.Value.Type, parameter.Type);
        return isByReference && IsSingleElement(argument.Value) ? new Argument(parameter, Place: Referred(argument.Value))
            : isByReference && VariableOf(argument.Value) is { } variable ? new Argument(parameter, Variable: variable)
            : new Argument(parameter, Evaluate(argument, later));
    }

    /// <summary>A structure in memory, or a part of one: the parameter is a copy where nobody can tell.</summary>
    private Argument CopiedBack(IArgumentOperation argument, IParameterSymbol parameter)
    {
        Referent referent = Referred(argument.Value);
        return new Argument(parameter, ValueOf(referent.Place, argument.Value.Type!), Place: referent, Changed: argument.Value);
    }

    /// <summary>Whether an operation is a part of a variable.</summary>
    private bool IsPart(IOperation operation) => operation is IFieldReferenceOperation && IsOfNumbers(operation.Type!) && CanAssign(operation);

    private bool IsSingleElement(IOperation operation) =>
        IsElement(operation) && Symbols.Type(operation.Type!) is { IsNumber: true } or { Category: TypeCategory.Bool };

    /// <summary>The variable that an operation names or declares; null where it is none of the method's own.</summary>
    private ISymbol? VariableOf(IOperation operation)
    {
        switch (operation)
        {
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                _environment = _environment.Declare(declared.Local, null, _scope.NewValue(declared.Local.Name, Symbols.Type(declared.Local.Type), ValueRole.Local).Id);
                return declared.Local;
            case ILocalReferenceOperation { IsDeclaration: true } declared:
                _environment = _environment.Declare(declared.Local, null, _scope.NewValue(declared.Local.Name, Symbols.Type(declared.Local.Type), ValueRole.Local).Id);
                return declared.Local;
            case ILocalReferenceOperation { Local: var local } when _environment.Variables.ContainsKey(Resolve(local)):
                return Resolve(local);
            case IParameterReferenceOperation { Parameter: var parameter } when _environment.Variables.ContainsKey(Resolve(parameter)):
                return Resolve(parameter);
            default:
                return null;
        }
    }

    /// <summary>Forgets what a parameter or a ref local stood for before.</summary>
    private void Forget(ISymbol name)
    {
        _aliases.Remove(name);
        _functions.Remove(name);
        _passed.Remove(name);
    }

    private void Bind(Argument argument)
    {
        IParameterSymbol parameter = argument.Parameter;
        Forget(parameter);
        if (argument.Function is { } function)
        {
            _functions.Add(parameter, function);
        }
        else if (argument.Variable is { } variable)
        {
            _aliases.Add(parameter, variable);
        }
        else if (argument.Place is { } place)
        {
            _passed.Add(parameter, place);
        }
        else if (argument.Value is { } value)
        {
            Bind(parameter, value);
        }
        else
        {
            _environment = _environment.Declare(parameter, null, _scope.NewValue(parameter.Name, Symbols.Type(parameter.Type), ValueRole.Local).Id);
        }
    }
}
