using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// A parameter, or the receiver, of a type that is taken apart: one parameter of the function for each leaf. Of an object
/// these are the members that have a derivative; the others are read where the method reads them.
/// </summary>
/// <param name="root">The name of the parameter.</param>
/// <param name="scope">What the parser shares.</param>
/// <param name="unsupported">Makes a rejection of a reason.</param>
internal sealed class ApartParser(string root, ParseScope scope, System.Func<string, Rejection> unsupported)
{
    private readonly List<Parameter> _leaves = [];
    private Structure _whole = null!;
    private Structure _gradient = null!;
    private int[] _places = [];
    private int _next;

    public ParsedParameter Parse(Layout layout)
    {
        _gradient = scope.Structures.Gradient(layout) ?? throw unsupported(
            "its derivative cannot be held in the type itself, which has members without a derivative or gives no way to set them; declare the type (and what it is nested in) 'partial', so that a type for it can be generated, make the method internal, or pass the numbers");
        _whole = scope.Structures.Whole(layout);
        _places = scope.Structures.GradientLeaves(layout).ToArray();
        (string name, string text) = root == ThisWord.Text ? (string.Empty, root) : (root, NameScope.Escape(root));
        Expr value = Members(name, layout, Const.Verbatim(scope.Symbols.Type(layout.Type), text));
        return new ParsedParameter(value, _leaves, layout.IsObject || root == ThisWord.Text ? layout : null);
    }

    /// <param name="name">The name of the whole.</param>
    /// <param name="layout">Its members.</param>
    /// <param name="reference">The whole, as it is read.</param>
    private Aggregate Members(string name, Layout layout, Expr reference) => new(
        scope.Symbols.Type(layout.Type),
        layout.Members.Select(member => member.Name).ToEquatableArray(),
        layout.Members.Select(member => Member(name, layout, member, reference)).ToEquatableArray());

    private Expr Member(string name, Layout layout, LayoutMember member, Expr reference)
    {
        TypeRef type = scope.Symbols.Type(member.Type);
        if (layout.IsObject && !scope.Structures.IsActive(member))
        {
            return new Hidden(type, member.Symbol, reference);
        }

        if (!scope.Structures.IsReadable(member))
        {
            _next += member.Layout is { } unseen ? scope.Structures.Whole(unseen).Leaves : 1;
            return new Hidden(type, member.Symbol);
        }

        string path = name.Length == 0 ? Derivatives.Camel(member.Name) : name + Derivatives.Pascal(member.Name);
        return member.Layout is { } inner ? Members(path, inner, BodyParser.MemberOf(reference, member.Name, type)) : Leaf(path, member, type);
    }

    private Ref Leaf(string name, LayoutMember member, TypeRef type)
    {
        int leaf = _next++;
        Value value = scope.NewValue(name.TrimStart('_', '@'), type, ValueRole.Parameter);
        bool isActive = _places[leaf] >= 0;
        if (isActive)
        {
            scope.Activity.Mark(value);
        }
        else if (SignatureParser.CouldCarryGradient(member.Type) && !WellKnown.Has(member.Symbol, WellKnown.NoGrad))
        {
            throw unsupported($"a gradient of its member '{member.Name}' is not supported yet; mark it [NoGrad] where it needs none");
        }

        scope.Operators.Collect(member.Type);
        _leaves.Add(new Parameter(value, isActive, Shape: null, new Part(root, leaf, _whole, _gradient, _places[leaf])));
        return new Ref(value);
    }
}
