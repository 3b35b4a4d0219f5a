using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Constructors, initializers and 'with' of types that are taken apart. While a constructor or a method of such a type is
/// parsed, its receiver is a variable like any other, known by the method.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The method whose receiver is a variable; null where the receiver is <see cref="_receiver"/>.</summary>
    private ISymbol? _self;

    private Expr Make(IObjectCreationOperation operation, Layout layout)
    {
        Expr value = Constructed(operation, layout);
        return operation.Initializer is null ? value : Initialize(value, layout, operation.Initializer);
    }

    private Expr Constructed(IObjectCreationOperation operation, Layout layout)
    {
        if (operation.Constructor is not { } constructor || (constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0))
        {
            return DefaultOf(layout);
        }

        List<Expr> arguments = Arguments(operation.Arguments);
        if (MemberwiseConstructor.Of(constructor, layout, Compilation, _scope.Cancellation) is { } positions)
        {
            return Make(layout, positions.Select(position => arguments[position]));
        }

        if (NewVector(layout, constructor, arguments) is { } vector)
        {
            return vector;
        }

        bool isInactive = !arguments.Any(argument => argument is Aggregate || argument.Type.HasShadow || _scope.Activity.IsActive(argument));
        return isInactive ? Create(operation, constructor, arguments) : Run(operation, constructor, layout, arguments);
    }

    /// <summary>What a constructor leaves.</summary>
    private Expr Run(IOperation operation, IMethodSymbol constructor, Layout layout, List<Expr> arguments)
    {
        constructor = constructor.OriginalDefinition;
        if (_callStack.Contains(constructor, SymbolEqualityComparer.Default))
        {
            throw Reject(operation, Descriptors.Recursion, constructor.ToDisplayString(Formats.Message));
        }

        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_scope.Cancellation) is not { } syntax
            || !Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            || constructor.ContainingType.IsGenericType)
        {
            throw Unsupported(operation);
        }

        var body = Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, _scope.Cancellation) as IConstructorBodyOperation;
        return InBody(constructor, DefaultOf(layout), constructor.Parameters, arguments, () =>
        {
            switch (body?.Initializer)
            {
                case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var chained } chain } when SymbolEqualityComparer.Default.Equals(chained.ContainingType, constructor.ContainingType):
                    List<Expr> passed = Arguments(chain.Arguments);
                    Expr made = MemberwiseConstructor.Of(chained, layout, Compilation, _scope.Cancellation) is { } positions
                        ? Make(layout, positions.Select(position => passed[position]))
                        : Run(chain, chained, layout, passed);
                    _environment = _environment.Assign(constructor, made);
                    break;
                default:
                    Initializers(constructor, layout, arguments, syntax);
                    break;
            }

            if (body?.BlockBody is { } block)
            {
                Statement(block);
            }
            else if (body?.ExpressionBody is { } expression)
            {
                Statement(expression);
            }

            return Nothing;
        }).Self;
    }

    /// <summary>What fields and properties are declared with.</summary>
    private void Initializers(IMethodSymbol constructor, Layout layout, List<Expr> arguments, SyntaxNode syntax)
    {
        for (int i = 0; i < layout.Members.Length; i++)
        {
            SyntaxNode? declared = layout.Members[i].Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_scope.Cancellation);
            EqualsValueClauseSyntax? clause = declared switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            Expr? value = null;
            if (clause is not null && Compilation.GetSemanticModel(clause.SyntaxTree).GetOperation(clause, _scope.Cancellation) is ISymbolInitializerOperation initializer)
            {
                value = Translate(initializer.Value);
            }
            else if (declared is ParameterSyntax && syntax is RecordDeclarationSyntax)
            {
                value = arguments[constructor.Parameters.First(parameter => parameter.Name == layout.Members[i].Name).Ordinal];
            }

            if (value is not null)
            {
                var self = (Aggregate)_environment.Variables[constructor].Value!;
                Define(constructor, self.With(i, ConvertTo(Symbols.Type(layout.Members[i].Type), value)), _environment.Variables[constructor].Order, isVar: true);
            }
        }
    }

    /// <summary>Parses the body of a method whose receiver is a variable.</summary>
    /// <param name="method">The method.</param>
    /// <param name="self">The receiver.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="arguments">What is passed for them.</param>
    /// <param name="parse">Parses the body and gives the result.</param>
    /// <returns>The result, and the receiver as the body leaves it.</returns>
    private (Expr Result, Expr Self) InBody(IMethodSymbol method, Expr self, IReadOnlyList<IParameterSymbol> parameters, IReadOnlyList<Expr> arguments, System.Func<Expr> parse)
    {
        (Expr? receiver, ISymbol? outer) = (_receiver, _self);
        _ = DeclareSelf(method, self);
        Frame caller = EnterBody();
        (_receiver, _self) = (null, method);
        _callStack.Add(method);
        for (int i = 0; i < parameters.Count; i++)
        {
            Bind(parameters[i], arguments[i]);
        }

        Expr result = parse();
        _callStack.RemoveAt(_callStack.Count - 1);
        LeaveBody(caller);
        (_receiver, _self) = (receiver, outer);
        return (result, TakeSelf(method));
    }

    /// <returns>The receiver as the body finds it.</returns>
    private Expr DeclareSelf(IMethodSymbol method, Expr self)
    {
        string name = NameOf(method);
        self = MapLeaves(name, self, (part, leaf) => leaf is Ref or Const or Hidden ? leaf : Temporary(leaf, part));
        _environment = _environment.Declare(method, self, _scope.NewValue(name, self.Type, ValueRole.Local).Id);
        return self;
    }

    /// <summary>The receiver as a body left it.</summary>
    private Expr TakeSelf(IMethodSymbol method)
    {
        Expr self = _environment.Variables[method].Value!;
        _environment = _environment with { Variables = _environment.Variables.Remove(method) };
        return self;
    }

    /// <summary>A method of a structure may have changed the variable that it was called on.</summary>
    private void WriteBack(IOperation call, Expr before, Expr after)
    {
        if (after == before || call is not IInvocationOperation { Instance: { } instance } || !IsValue(instance))
        {
            return;
        }

        if (CanAssign(instance))
        {
            Assign(instance, after, call);
        }
        else if (IsElement(instance) || ElementAround(instance) is not null)
        {
            throw Rejection.At(call.Syntax, Descriptors.UnsupportedExpression, "A call that changes an element", _scope.Method.Name, "take the element to a local, call it on that, and store it again");
        }
    }

    /// <summary>A name for what a member may be read more than once for; it is not printed where it is read once.</summary>
    private Ref Temporary(Expr value, string name)
    {
        Value version = _scope.NewValue(name, value.Type, ValueRole.Temporary);
        return AddLet(version, value, isVar: true);
    }

    /// <summary>Sets members of a new value: those of an object initializer or of a 'with'.</summary>
    private Aggregate Initialize(Expr value, Layout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        Aggregate members = Explode(value, layout);
        foreach (IOperation part in initializer.Initializers)
        {
            IOperation? source = (part as ISimpleAssignmentOperation)?.Value;
            IObjectOrCollectionInitializerOperation? nested = (part as IMemberInitializerOperation)?.Initializer;
            IOperation? target = (part as ISimpleAssignmentOperation)?.Target ?? (part as IMemberInitializerOperation)?.InitializedMember;
            if (target is not IMemberReferenceOperation reference || layout.IndexOf(reference.Member) is not (>= 0 and var index))
            {
                throw Unsupported(part);
            }

            LayoutMember set = layout.Members[index];
            members = members.With(index, source is null
                ? Initialize(members.Items[index], LayoutOf(set.Type) ?? throw Unsupported(part), nested!)
                : ConvertTo(Symbols.Type(set.Type), Settled(Translate(source), set.Name)));
        }

        return members;
    }

    private Expr With(IWithOperation operation) =>
        LayoutOf(operation.Type) is { } layout && operation.Operand.Type is { } type && SymbolEqualityComparer.Default.Equals(type, operation.Type)
            ? Initialize(Translate(operation.Operand), layout, operation.Initializer)
            : throw Unsupported(operation);
}
