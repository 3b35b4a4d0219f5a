using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// What is used in a part of the method is disposed in the forward pass, where that part ends; what the whole method uses,
/// at the end of the generated one. Neither carries a derivative. What an exception leaves open is disposed with the method.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>What keeps the resources that are open; null as long as none is.</summary>
    private Value? _resources;

    /// <summary>How many are open in the block at hand, or in what is left of it where a branch took that.</summary>
    private int _open;

    /// <summary>How many are open in all blocks.</summary>
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
        (int outer, _open) = (_open, 0);
        Flow flow = parse();
        _usings -= _open;
        for (int i = 0; i < _open && flow != Flow.Throws; i++)
        {
            _statements.Add(ResourceFunctions.Close(_resources!));
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

        if (_resources is null)
        {
            _statements[_statements.Count - 1] = let with { IsPinned = true, IsUsing = true, Quote = string.Empty };
        }
        else
        {
            // It is disposed before what was opened earlier, and after what is opened later.
            _statements[_statements.Count - 1] = let with { IsPinned = true, Quote = string.Empty };
            _statements.Add(ResourceFunctions.Open(Resources(), new Ref(let.Target)));
        }
    }

    private void Open(IVariableDeclarationGroupOperation group)
    {
        foreach ((IVariableDeclarationOperation declaration, IVariableDeclaratorOperation declarator) in group.Declarations.SelectMany(declaration => declaration.Declarators.Select(declarator => (declaration, declarator))))
        {
            Declare(declaration, declarator);
            Expr? value = _environment.Variables.TryGetValue(declarator.Symbol, out Variable? variable) ? variable.Value : null;
            Open(value ?? throw Unsupported(declarator), declarator.Symbol.Type, declarator);
        }
    }

    private void Open(Expr resource, ITypeSymbol? type, IOperation operation)
    {
        if (type is null or { IsRefLikeType: true } || resource is not Ref { Type.Category: TypeCategory.Other })
        {
            throw Unsupported(operation);
        }

        _statements.Add(ResourceFunctions.Open(Resources(), resource));
        _open++;
        _usings++;
    }

    private Value Resources()
    {
        if (_resources is null || !_body.OfType<Let>().Any(let => let.Target == _resources))
        {
            _resources = _scope.NewValue("resources", ResourceFunctions.Type, ValueRole.Temporary);
            _body.Add(new Let(Section.Forward, _resources, ResourceFunctions.New, IsPinned: true, IsUsing: true));
        }

        return _resources;
    }

    /// <summary>What is returned is computed before what is open is disposed.</summary>
    private Expr Returned(Expr value) => _usings == 0
        ? value
        : MapLeaves("returned", value, (name, leaf) => leaf is Ref or Const or Hidden || leaf.Type.IsMemory ? leaf : Temporary(leaf, name));
}
