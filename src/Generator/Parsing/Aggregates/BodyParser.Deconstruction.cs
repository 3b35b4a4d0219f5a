using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Deconstruction, and assignments of members one by one.</content>
internal sealed partial class BodyParser
{
    /// <summary>Assigns the members of a value to variables, all at once.</summary>
    private Expr Deconstruct(IDeconstructionAssignmentOperation operation)
    {
        ITypeSymbol? type = operation.Value.Type ?? (operation.Value as ITupleOperation)?.NaturalType ?? operation.Target.Type;
        Dictionary<IOperation, Element> outer = _places;
        _places = PlacesIn(operation);
        Expr value = Translate(operation.Value);
        AssignMembers(operation.Target, value, type);
        _places = outer;
        return value;
    }

    private void AssignMembers(IOperation target, Expr value, ITypeSymbol? type)
    {
        ITupleOperation targets = target switch
        {
            ITupleOperation tuple => tuple,
            IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple,
            _ => throw Unsupported(target),
        };
        Layout layout = LayoutOf(type) ?? throw Unsupported(target);
        if (Deconstructed(layout, targets.Elements.Length) is not { } members)
        {
            DeconstructByMethod(targets, value, layout, target);
            return;
        }

        Expr[] items = ReadBeforeWritten(Explode(value, layout).Items);
        for (int i = 0; i < members.Length; i++)
        {
            AssignMember(targets.Elements[i], items[members[i]], layout.Members[members[i]].Type);
        }
    }

    /// <summary>Follows into the <c>Deconstruct</c> of a type, and assigns what it gives.</summary>
    private void DeconstructByMethod(ITupleOperation targets, Expr value, Layout layout, IOperation target)
    {
        IMethodSymbol[] methods = layout.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .Where(method => !method.IsStatic && method.Parameters.Length == targets.Elements.Length)
            .ToArray();
        if (methods is not [{ IsGenericMethod: false, IsVirtual: false } method]
            || layout.Type.IsGenericType
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.Out)
            || BodyOf(method) is not { } body
            || _callStack.Contains(method, SymbolEqualityComparer.Default))
        {
            throw Unsupported(target);
        }

        Expr[] given = [];
        _ = InBody(method, Explode(value, layout), [], () =>
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                Bind(new Argument(parameter));
            }

            _ = ParseBody(body, returnsVoid: true);
            given = method.Parameters.Select(parameter => _environment.Variables[parameter].Value ?? throw Unsupported(target)).ToArray();
            return Nothing;
        });
        given = ReadBeforeWritten(given);
        for (int i = 0; i < given.Length; i++)
        {
            AssignMember(targets.Elements[i], given[i], method.Parameters[i].Type);
        }
    }

    /// <summary>The members that a deconstruction gives: all of a tuple, those in the header of a record; null for others.</summary>
    private static int[]? Deconstructed(Layout layout, int count)
    {
        if (layout.Type.IsTupleType)
        {
            return count == layout.Members.Length ? Enumerable.Range(0, count).ToArray() : null;
        }

        IMethodSymbol[] methods = layout.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>().Where(method => method.Parameters.Length == count).ToArray();
        if (methods is not [var only] || !IsOfHeader(only))
        {
            return null;
        }

        int[] members = only.Parameters.Select(parameter => layout.Members.ToList().FindIndex(member => member.Name == parameter.Name)).ToArray();
        return members.Contains(-1) ? null : members;
    }

    /// <summary>Whether the compiler has written a method, which then gives the members in the header of a record.</summary>
    private static bool IsOfHeader(IMethodSymbol method) =>
        method.IsImplicitlyDeclared || (method.DeclaringSyntaxReferences.IsEmpty && WellKnown.Has(method, WellKnown.CompilerGenerated));

    private void AssignMember(IOperation target, Expr value, ITypeSymbol type)
    {
        switch (target)
        {
            case IDiscardOperation:
                break;
            case ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation }:
                AssignMembers(target, value, type);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { IsDeclaration: true } local }:
                Define(local.Local, ConvertTo(Symbols.Type(local.Type!), value), null, isVar: true);
                break;
            case ILocalReferenceOperation { IsDeclaration: true } local:
                Define(local.Local, ConvertTo(Symbols.Type(local.Type!), value), null, isVar: true);
                break;
            case var _ when _places.TryGetValue(target, out Element? place) && ElementAround(target) is { } element:
                WriteMember(place, element, target, value, target);
                break;
            case var _ when _places.TryGetValue(target, out Element? place) && place.Memory.Type.Item!.Structure is not null && LayoutOf(target.Type) is { } layout:
                WriteLeaves(place, Exploded(value, layout), target);
                break;
            case var _ when _places.TryGetValue(target, out Element? place):
                Write(place, ConvertTo(place.Type, value), target);
                break;
            default:
                AssignAtOnce(target, ConvertTo(Symbols.Type(target.Type!), value));
                break;
        }
    }

    /// <summary>A variable takes over the value of another as it is, so that a swap needs no third one.</summary>
    private void AssignAtOnce(IOperation target, Expr value)
    {
        if (value is Ref && SymbolOf(target) is { } named && Resolve(named) is var symbol && _environment.Variables.ContainsKey(symbol))
        {
            _environment = _environment.Assign(symbol, value);
        }
        else
        {
            Assign(target, value, target);
        }
    }
}
