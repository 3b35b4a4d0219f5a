using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Writes an expression as the user wrote it, so that it means the same in the generated file: types, static members and
/// extension methods by names that bind there, and places for the values of the method's own variables.
/// </summary>
/// <param name="model">The semantic model of the expression.</param>
/// <param name="root">The expression.</param>
/// <param name="symbols">Prints types and members.</param>
/// <param name="valueOf">The value of a local or a parameter; null where it has none that may be read here.</param>
/// <param name="capturedOf">The same for what a lambda captures, which may read it later.</param>
/// <param name="receiver">What <c>this</c> stands for; null for the receiver of the method itself.</param>
internal sealed class Taken(
    SemanticModel model,
    SyntaxNode root,
    SymbolTranslator symbols,
    System.Func<ISymbol, Expr?> valueOf,
    System.Func<ISymbol, Expr?> capturedOf,
    Expr? receiver) : CSharpSyntaxRewriter
{
    private readonly List<Expr> _values = [];

    /// <summary>The lambdas around what is visited.</summary>
    private int _lambdas;

    /// <summary>Whether parameters of lambdas get names that no variable has: what the lambda captures may go by their own.</summary>
    private bool _renames;

    /// <summary>The values that the text has places for.</summary>
    public IReadOnlyList<Expr> Values => _values;

    /// <summary>The member of an element that carries no derivative, beside others; null for anything else.</summary>
    public System.Func<MemberAccessExpressionSyntax, Expr?> MemberOf { get; init; } = _ => null;

    /// <summary>Whether something was met that cannot be written elsewhere.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether an operation is an expression of a kind that may be taken over.</summary>
    public static bool CanTake(IOperation operation) =>
        operation is { Type: { TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic or TypeKind.Error), IsRefLikeType: false, IsAnonymousType: false } }
        && operation.Syntax is ExpressionSyntax and not (ThrowExpressionSyntax or RefExpressionSyntax or StackAllocArrayCreationExpressionSyntax or InitializerExpressionSyntax)
        && operation is not (IDelegateCreationOperation or IAnonymousFunctionOperation or IDiscardOperation or IDeclarationExpressionOperation)
        && !operation.DescendantsAndSelf().Any(Construct.IsOfExtension);

    /// <summary>The text, in one line and without comments.</summary>
    public string Write()
    {
        SyntaxNode written = Visit(root)!;
        HasFailed |= written.DescendantTokens().Any(BodyParser.SpansLines);
        return BodyParser.Quote(written);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => Name(node);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => Name(node);

    public override SyntaxNode? VisitThisExpression(ThisExpressionSyntax node) => receiver is null ? node : Place(receiver, node);

    public override SyntaxNode? VisitBaseExpression(BaseExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitAwaitExpression(AwaitExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitRefExpression(RefExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, () => base.VisitSimpleLambdaExpression(node));

    /// <summary>A text of several lines is written in one.</summary>
    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression) && node.Token.Text.Contains('\n')
            ? SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(node.Token.ValueText, quote: true)).WithTriviaFrom(node)
            : base.VisitLiteralExpression(node);

    /// <summary>A name of a namespace has a colon, behind which a text would have its format.</summary>
    public override SyntaxNode? VisitInterpolation(InterpolationSyntax node)
    {
        var visited = (InterpolationSyntax)base.VisitInterpolation(node)!;
        return visited.Expression is not ParenthesizedExpressionSyntax && visited.Expression.ToString().Contains("::")
            ? visited.WithExpression(SyntaxFactory.ParenthesizedExpression(visited.Expression))
            : visited;
    }

    public override SyntaxNode? VisitParameter(ParameterSyntax node)
    {
        var visited = (ParameterSyntax)base.VisitParameter(node)!;
        return _renames ? visited.WithIdentifier(SyntaxFactory.Identifier(OfLambda(node.Identifier.Text)).WithTriviaFrom(node.Identifier)) : visited;
    }

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitQueryExpression(QueryExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitDeclarationExpression(DeclarationExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitSingleVariableDesignation(SingleVariableDesignationSyntax node) => Fail(node);

    public override SyntaxNode? VisitNameColon(NameColonSyntax node) => node;

    public override SyntaxNode? VisitExpressionColon(ExpressionColonSyntax node) => node;

    public override SyntaxNode? VisitNameEquals(NameEqualsSyntax node) => node;

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) =>
        node.Parent is InitializerExpressionSyntax && node.Left is IdentifierNameSyntax
            ? node.WithRight((ExpressionSyntax)Visit(node.Right)!)
            : base.VisitAssignmentExpression(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => TypeOf(node) is { } type ? type : base.VisitQualifiedName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        TypeOf(node) is { } type ? type
        : _lambdas == 0 && MemberOf(node) is { } member ? Place(member, node)
        : model.GetSymbolInfo(node).Symbol is IMethodSymbol { ReducedFrom: not null } ? Fail(node)
        : node.WithExpression((ExpressionSyntax)Visit(node.Expression)!).WithName(WithArguments(node.Name));

    public override SyntaxNode? VisitMemberBindingExpression(MemberBindingExpressionSyntax node) =>
        model.GetSymbolInfo(node).Symbol is IMethodSymbol { ReducedFrom: not null } ? Fail(node) : node.WithName(WithArguments(node.Name));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" } && model.GetConstantValue(node) is { Value: string name })
        {
            return SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(name, quote: true));
        }

        if (node.Expression is not MemberAccessExpressionSyntax access || model.GetSymbolInfo(node).Symbol is not IMethodSymbol { ReducedFrom: not null } method)
        {
            return base.VisitInvocationExpression(node);
        }

        // An extension method is called by its own name: its namespace may not be imported where the text goes.
        FunctionRef function = symbols.Method(method, asExtension: false);
        var arguments = (ArgumentListSyntax)Visit(node.ArgumentList)!;
        ArgumentSyntax first = SyntaxFactory.Argument((ExpressionSyntax)Visit(access.Expression)!.WithoutTrivia());
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(function.Qualifier + function.Name),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(new[] { first }.Concat(arguments.Arguments))).NormalizeWhitespace());
    }

    /// <summary>A lambda of one expression; its parameters keep their names where it captures nothing.</summary>
    private SyntaxNode? Lambda(LambdaExpressionSyntax node, System.Func<SyntaxNode?> visit)
    {
        if (node.Body is not ExpressionSyntax || node.AsyncKeyword.RawKind != 0 || _lambdas > 0)
        {
            return Fail(node);
        }

        int values = _values.Count;
        _lambdas++;
        SyntaxNode? lambda = visit();
        if (_values.Count > values && !HasFailed)
        {
            _values.RemoveRange(values, _values.Count - values);
            _renames = true;
            lambda = visit();
            _renames = false;
        }

        _lambdas--;
        return lambda;
    }

    private static string OfLambda(string parameter) => parameter + "__";

    private SimpleNameSyntax WithArguments(SimpleNameSyntax name) =>
        name is GenericNameSyntax generic ? generic.WithTypeArgumentList((TypeArgumentListSyntax)Visit(generic.TypeArgumentList)!) : name;

    private SyntaxNode Name(SimpleNameSyntax node)
    {
        if (node.IsVar || TypeOf(node) is not { } type)
        {
            return node.IsVar ? node : Member(node);
        }

        return type;
    }

    private SyntaxNode Member(SimpleNameSyntax node)
    {
        switch (model.GetSymbolInfo(node).Symbol)
        {
            case IDiscardSymbol:
                return node;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } when _lambdas > 0 && IsInside(node):
                return _renames ? SyntaxFactory.IdentifierName(OfLambda(node.Identifier.Text)).WithTriviaFrom(node) : node;
            case ILocalSymbol or IParameterSymbol when model.GetSymbolInfo(node).Symbol is { } variable:
                return (_lambdas > 0 ? capturedOf(variable) : valueOf(variable)) is { } value ? Place(value, node) : Fail(node);
            case IFieldSymbol field:
                return Qualified(node, field.IsStatic, symbols.Field(field));
            case IPropertySymbol property:
                return Qualified(node, property.IsStatic, symbols.Property(property));
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                return Qualified(node, method.IsStatic, symbols.Method(method, asExtension: false));
            default:
                return Fail(node);
        }
    }

    /// <summary>Whether a parameter is that of a lambda that is written here, and not of one around all of it.</summary>
    private bool IsInside(SimpleNameSyntax node) =>
        model.GetSymbolInfo(node).Symbol!.DeclaringSyntaxReferences.All(declared => root.Span.Contains(declared.Span));

    private SyntaxNode Qualified(SimpleNameSyntax node, bool isStatic, FunctionRef function)
    {
        SimpleNameSyntax name = WithArguments(node);
        if (isStatic)
        {
            return SyntaxFactory.ParseExpression(function.Qualifier + name.WithoutTrivia()).WithTriviaFrom(node);
        }

        ExpressionSyntax instance = receiver is null ? SyntaxFactory.ThisExpression() : (ExpressionSyntax)Place(receiver, node).WithoutTrivia();
        return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, name.WithoutTrivia()).WithTriviaFrom(node);
    }

    /// <summary>The name of a type as it binds in the generated file; null for what is no type.</summary>
    private SyntaxNode? TypeOf(ExpressionSyntax node) => model.GetSymbolInfo(node).Symbol switch
    {
        ITypeSymbol type when node is not IdentifierNameSyntax { IsVar: true } => SyntaxFactory.ParseTypeName(symbols.Type(type).Name).WithTriviaFrom(node),
        _ => null,
    };

    private SyntaxNode Place(Expr value, SyntaxNode node)
    {
        _values.Add(value);
        return SyntaxFactory.IdentifierName(InactiveText.Place(_values.Count - 1)).WithTriviaFrom(node);
    }

    private SyntaxNode Fail(SyntaxNode node)
    {
        HasFailed = true;
        return node;
    }
}
