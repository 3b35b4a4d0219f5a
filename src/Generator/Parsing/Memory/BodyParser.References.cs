using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Ref locals: other names of variables, and of elements or parts of them. Which element it is, is known where the local is
/// declared, whatever becomes of the array and of the index.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>What a ref local or a parameter stands for, where that is in memory.</summary>
    /// <param name="Place">The element; one with a leaf is the part of it that begins there.</param>
    /// <param name="Item">What the memory is of.</param>
    private sealed record Referent(Element Place, ITypeSymbol Item);

    private void Refer(IVariableDeclaratorOperation declarator, IOperation target)
    {
        ILocalSymbol local = declarator.Symbol;
        Forget(local);
        if (IsReferable(target))
        {
            Referent referent = Referred(target);
            _passed.Add(local, referent);
            _statements.Add(new Effect(Section.Forward, Leaves(ValueOf(referent.Place, local.Type)).First()));
        }
        else if (VariableOf(target) is { } variable)
        {
            _aliases.Add(local, variable);
        }
        else
        {
            throw Unsupported(declarator);
        }
    }

    /// <summary>Whether an operation is a number or a structure in memory.</summary>
    private bool IsReferable(IOperation operation) => IsInMemory(operation) && IsOfNumbers(operation.Type!);

    private bool IsOfNumbers(ITypeSymbol type) => Symbols.Type(type) is { IsNumber: true } or { Category: TypeCategory.Bool } || LayoutOf(type) is { IsObject: false };

    /// <summary>The element, or the part of one, that an operation stands for now.</summary>
    private Referent Referred(IOperation operation)
    {
        IOperation element = ElementOf(operation)!;
        Element place = Place(element);
        place = (Element)place.With(place.Children.Select(child => child.Any(node => node is Element) ? Named(child, Differentiation.Derivatives.NameOf(child)) : child).ToEquatableArray());
        Expr part = operation == element ? place : Leaves(MemberAt(ValueOf(place, element.Type!), element, operation)).FirstOrDefault() ?? throw Unsupported(operation);
        return new Referent((Element)part, ItemAround(element)!);
    }

    /// <summary>What the memory is of that an element is in.</summary>
    private ITypeSymbol? ItemAround(IOperation element) =>
        NameIn(element) is { } name && _passed.TryGetValue(name, out Referent? referent) ? referent.Item : element.Type;

    private static ISymbol? NameIn(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        ILocalReferenceOperation { Local: var local } => local,
        _ => null,
    };
}
