using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Constructors of types that are taken apart: what members are declared with, what other constructors of the type and of its
/// base class do, and the body.
/// </content>
internal sealed partial class BodyParser
{
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
    private Expr Run(IOperation operation, IMethodSymbol constructor, Layout layout, IReadOnlyList<Argument> arguments) =>
        Run(operation, constructor, layout, arguments, DefaultOf(layout).Owned(layout.IsObject));

    private Expr Run(IOperation operation, IMethodSymbol constructor, Layout layout, IReadOnlyList<Argument> arguments, Expr self)
    {
        constructor = constructor.OriginalDefinition;
        if (constructor.PartialImplementationPart is { } implementation)
        {
            constructor = implementation;
            arguments = arguments.Select(argument => argument with { Parameter = implementation.Parameters[argument.Parameter.Ordinal] }).ToList();
        }

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

        Expr made = InBody(constructor, self, arguments, () =>
        {
            switch (body?.Initializer)
            {
                case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var chained } chain } when SymbolEqualityComparer.Default.Equals(chained.ContainingType, constructor.ContainingType):
                    _environment = _environment.Assign(constructor, Chained(chain, chained, layout));
                    break;
                default:
                    Initializers(operation, constructor, layout, syntax);
                    RunBase(operation, constructor, layout, syntax, body);
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
            if (layout.IsObject && !SymbolEqualityComparer.Default.Equals(layout.Members[i].Symbol.ContainingType, constructor.ContainingType))
            {
                continue;
            }

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
            else if (layout.Members[i].Symbol is IParameterSymbol captured)
            {
                value = SymbolEqualityComparer.Default.Equals(captured.ContainingSymbol, constructor) ? Read(captured, operation) : null;
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

    /// <summary>What the constructor of the base class does to an object.</summary>
    private void RunBase(IOperation operation, IMethodSymbol constructor, Layout layout, SyntaxNode syntax, IConstructorBodyOperation? body)
    {
        if (!layout.IsObject || constructor.ContainingType.BaseType is not { SpecialType: not SpecialType.System_Object } inherited)
        {
            return;
        }

        SyntaxNode? header = (syntax as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        IOperation? called = header is null ? (body?.Initializer as IExpressionStatementOperation)?.Operation : Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(header, _scope.Cancellation);
        IMethodSymbol? target = called is IInvocationOperation { TargetMethod: var known } ? known
            : header is null && called is null ? inherited.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty)
            : null;
        Expr made = Run(
            called ?? operation,
            target ?? throw Unsupported(operation),
            layout,
            called is IInvocationOperation call ? BoundArguments(call.Arguments) : [],
            _environment.Variables[constructor].Value!);
        _environment = _environment.Assign(constructor, made);
    }
}
