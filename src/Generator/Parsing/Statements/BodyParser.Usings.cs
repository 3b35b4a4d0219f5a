using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// What is used in a part of the method is disposed in the forward pass, where that part ends; what the whole method uses,
/// at the end of the generated one. Neither carries a derivative.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>What is open in the block at hand, or in what is left of it where a branch took that, in order.</summary>
    private List<(Expr Resource, string Dispose)> _open = [];

    /// <summary>In how many blocks something is open.</summary>
    private int _usings;

    private Flow Using(IUsingOperation operation) => WithResources(() =>
    {
        if (operation.Resources is IVariableDeclarationGroupOperation group)
        {
            Open(group);
        }
        else
        {
            Expr value = Translate(operation.Resources);
            Open(value is Ref ? value : Pin(value, "resource"), operation.Resources.Type, operation.Resources);
        }

        return Statement(operation.Body);
    });

    private Flow WithResources(System.Func<Flow> parse)
    {
        (List<(Expr, string)> outer, _open) = (_open, []);
        Flow flow = parse();
        _usings -= _open.Count;
        foreach ((Expr resource, string dispose) in Enumerable.Reverse(_open).Where(_ => flow != Flow.Throws))
        {
            _statements.Add(new Effect(Section.Forward, new Call(InactiveText.Of(dispose, TypeRef.Void), resource)));
        }

        _open = outer;
        return flow;
    }

    /// <summary>What the method disposes at its end, the generated one disposes at its own.</summary>
    private void Use(IUsingDeclarationOperation declaration)
    {
        bool isOfMethod = declaration.Parent is IBlockOperation { Parent: IMethodBodyOperation } && _callStack.Count == 0;
        if (!isOfMethod)
        {
            Open(declaration.DeclarationGroup);
            return;
        }

        DeclareAll(declaration.DeclarationGroup);
        if (declaration.DeclarationGroup.Declarations is not [{ Declarators.Length: 1 }]
            || _statements.LastOrDefault() is not Let { Target.Type.Category: TypeCategory.Other } let)
        {
            throw Unsupported(declaration);
        }

        _statements[_statements.Count - 1] = let with { IsPinned = true, IsUsing = true, Quote = string.Empty };
    }

    private void Open(IVariableDeclarationGroupOperation group)
    {
        DeclareAll(group);
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            Expr? value = _environment.Variables.TryGetValue(declarator.Symbol, out Variable? variable) ? variable.Value : null;
            Open(value ?? throw Unsupported(declarator), declarator.Symbol.Type, declarator);
        }
    }

    private void Open(Expr resource, ITypeSymbol? type, IOperation operation)
    {
        if (type is null || resource is not Ref { Type.Category: TypeCategory.Other })
        {
            throw Unsupported(operation);
        }

        IMethodSymbol? dispose = BasesOf(type).SelectMany(part => part.GetMembers("Dispose")).OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { IsStatic: false, Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
        if (dispose is not null)
        {
            CheckAccess(dispose, operation);
        }

        bool isKnown = dispose is not null || type.TypeKind == TypeKind.Interface;
        string text = (type.IsValueType, isKnown) switch
        {
            (true, true) => ".Dispose()",
            (true, false) => throw Unsupported(operation),
            (false, true) => "?.Dispose()",
            _ => string.Empty,
        };
        string place = InactiveText.Place(0);
        _open.Add((resource, text.Length > 0 ? place + text : "((global::System.IDisposable)" + place + ")?.Dispose()"));
        _usings++;
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }
    }

    /// <summary>What is returned is computed before what is open is disposed.</summary>
    private Expr Returned(Expr value) => _usings == 0
        ? value
        : MapLeaves("returned", value, (name, leaf) => leaf is Ref or Const or Hidden || leaf.Type.IsMemory ? leaf : Temporary(leaf, name));
}
