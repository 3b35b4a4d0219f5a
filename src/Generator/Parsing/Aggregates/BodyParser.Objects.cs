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
        if (operation.Constructor is not { } constructor || (constructor is { IsImplicitlyDeclared: true, Parameters.Length: 0 } && layout.Type.IsValueType))
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
        return isInactive ? Create(operation, constructor, arguments) : Run(operation, constructor, layout, Given(constructor, arguments));
    }

    /// <summary>The arguments of a constructor, with its parameters.</summary>
    private static List<Argument> Given(IMethodSymbol constructor, IEnumerable<Expr> arguments) =>
        constructor.OriginalDefinition.Parameters.Zip(arguments, (parameter, argument) => new Argument(parameter, argument)).ToList();

    /// <summary>What a constructor leaves.</summary>
    private Expr Run(IOperation operation, IMethodSymbol constructor, Layout layout, IReadOnlyList<Argument> arguments)
    {
        constructor = constructor.OriginalDefinition;
        if (_callStack.Contains(constructor, SymbolEqualityComparer.Default))
        {
            throw Reject(operation, Descriptors.Recursion, constructor.ToDisplayString(Formats.Message));
        }

        SyntaxNode? syntax = (constructor.IsImplicitlyDeclared ? constructor.ContainingType : (ISymbol)constructor).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_scope.Cancellation);
        if (syntax is null
            || !Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            || constructor.ContainingType.IsGenericType)
        {
            throw Unsupported(operation);
        }

        var body = Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, _scope.Cancellation) as IConstructorBodyOperation;
        if (body is not null)
        {
            arguments = ByReference(operation, constructor, body, arguments);
        }

        Expr made = InBody(constructor, DefaultOf(layout).Owned(layout.IsObject), arguments, () =>
        {
            switch (body?.Initializer)
            {
                case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var chained } chain } when SymbolEqualityComparer.Default.Equals(chained.ContainingType, constructor.ContainingType):
                    _environment = _environment.Assign(constructor, Chained(chain, chained, layout));
                    break;
                default:
                    Initializers(operation, constructor, layout, syntax);
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
        return made is HandedOn ? throw OtherName(operation) : made;
    }

    /// <summary>What another constructor of the type leaves, which is called by ': this(...)'.</summary>
    private Expr Chained(IInvocationOperation chain, IMethodSymbol chained, Layout layout)
    {
        if (layout.IsObject)
        {
            return Run(chain, chained, layout, BoundArguments(chain.Arguments));
        }

        List<Expr> passed = Arguments(chain.Arguments);
        return MemberwiseConstructor.Of(chained, layout, Compilation, _scope.Cancellation) is { } positions
            ? Make(layout, positions.Select(position => passed[position]))
            : Run(chain, chained, layout, Given(chained, passed));
    }

    /// <summary>What fields and properties are declared with.</summary>
    private void Initializers(IOperation operation, IMethodSymbol constructor, Layout layout, SyntaxNode syntax)
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
                value = Read(constructor.Parameters.First(parameter => parameter.Name == layout.Members[i].Name), operation);
            }

            if (value is not null)
            {
                var self = (Aggregate)_environment.Variables[constructor].Value!;
                CheckHeld(value);
                Define(constructor, self.With(i, ConvertTo(Symbols.Type(layout.Members[i].Type), value)), _environment.Variables[constructor].Order, isVar: true);
            }
        }
    }

    /// <summary>Parses the body of a method whose receiver is a variable.</summary>
    /// <param name="method">The method.</param>
    /// <param name="self">The receiver.</param>
    /// <param name="arguments">What its parameters are bound to.</param>
    /// <param name="parse">Parses the body and gives the result.</param>
    /// <returns>The result, and the receiver as the body leaves it.</returns>
    private (Expr Result, Expr Self) InBody(IMethodSymbol method, Expr self, IReadOnlyList<Argument> arguments, System.Func<Expr> parse)
    {
        (Expr? receiver, ISymbol? outer) = (_receiver, _self);
        _ = DeclareCopy(method, self);
        Frame caller = EnterBody();
        (_receiver, _self) = (null, method);
        _callStack.Add(method);
        foreach (Argument argument in arguments)
        {
            Bind(argument);
        }

        Expr result = parse();
        _callStack.RemoveAt(_callStack.Count - 1);
        LeaveBody(caller);
        (_receiver, _self) = (receiver, outer);
        return (result, TakeCopy(method));
    }

    /// <summary>Makes a variable of what a body may change: the receiver, under the name of the method, or a parameter.</summary>
    /// <returns>What the body finds.</returns>
    private Expr DeclareCopy(ISymbol symbol, Expr value)
    {
        _aliases.Remove(symbol);
        string name = NameOf(symbol);
        value = MapLeaves(name, value, (part, leaf) => leaf is Ref or Const or Hidden ? leaf : Temporary(leaf, part));
        _environment = _environment.Declare(symbol, value, _scope.NewValue(name, value.Type, ValueRole.Local).Id);
        return value;
    }

    /// <summary>What a body left in such a variable.</summary>
    private Expr TakeCopy(ISymbol symbol)
    {
        Expr value = _environment.Variables[symbol].Value!;
        _environment = _environment with { Variables = _environment.Variables.Remove(symbol) };
        return value;
    }

    /// <summary>A method may have changed the variable, or the element, that it was called on or was passed by reference.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">What may have changed.</param>
    /// <param name="place">What was read of it.</param>
    /// <param name="before">What the method found.</param>
    /// <param name="after">What it left.</param>
    private void WriteBack(IOperation call, IOperation target, Expr place, Expr before, Expr after)
    {
        if (after == before || !IsValue(target))
        {
            return;
        }

        if (ElementOf(target) is { } element)
        {
            Element leaf = Leaves(place).First() as Element ?? throw Unsupported(call);
            WriteMember(NameIn(element) is { } name ? _passed[name].Place : new Element(leaf.Children), element, target, Unchanged(place, before, after), call);
        }
        else if (CanAssign(target))
        {
            Assign(target, after, call);
        }
        else if (target is IFieldReferenceOperation { Field.IsReadOnly: false } && !after.Equals(before))
        {
            throw UnsupportedTarget(target);
        }
    }

    /// <summary>What a method left, but for what is as it was found: this is not written.</summary>
    private static Expr Unchanged(Expr place, Expr before, Expr after)
    {
        if ((place, before, after) is not (Aggregate places, Aggregate found, Aggregate left))
        {
            return after.Equals(before) ? place : after;
        }

        return Enumerable.Range(0, left.Items.Count).Aggregate(left, (members, i) => members.With(i, Unchanged(places.Items[i], found.Items[i], left.Items[i])));
    }

    /// <summary>What a method is called on. Which element it is, is known before its arguments are evaluated.</summary>
    private Expr Receiver(IOperation instance)
    {
        Expr receiver = Translate(instance);
        if (receiver is not Aggregate)
        {
            return receiver;
        }

        var settled = new Dictionary<Expr, Expr>();
        return receiver.Rewrite(node => node is Element leaf ? leaf.With(leaf.Children.Select(settle).ToEquatableArray()) : node);

        Expr settle(Expr child) => !child.Any(node => node is Element) ? child
            : settled.TryGetValue(child, out Expr? named) ? named
            : settled[child] = Named(child, Differentiation.Derivatives.NameOf(child));
    }

    /// <summary>A structure that is a variable is passed by reference: the method finds what the arguments have left in it.</summary>
    private Expr AfterArguments(IOperation instance, Expr receiver) =>
        receiver is Aggregate && instance.Type is { IsValueType: true } && CanAssign(instance) ? Translate(instance) : receiver;

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
                members = source is null ? throw Unsupported(part) : SetIn(members, target!, Translate(source)) ?? throw Unsupported(part);
                continue;
            }

            LayoutMember set = layout.Members[index];
            members = members.With(index, source is null
                ? Initialize(members.Items[index], LayoutOf(set.Type) ?? throw Unsupported(part), nested!)
                : ConvertTo(Symbols.Type(set.Type), Settled(CheckHeld(Translate(source), source), set.Name)));
        }

        return members;
    }

    private Expr With(IWithOperation operation) =>
        LayoutOf(operation.Type) is { } layout && operation.Operand.Type is { } type && SymbolEqualityComparer.Default.Equals(type, operation.Type)
            ? Initialize(Translate(operation.Operand), layout, operation.Initializer)
            : throw Unsupported(operation);
}
