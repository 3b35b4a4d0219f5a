using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Parameters of primary constructors that methods read: like private fields, they carry no gradient.</content>
internal sealed partial class BodyParser
{
    /// <summary>A parameter of the constructor of the type that the derivative stands in; of no other object than 'this'.</summary>
    private bool IsCaptured(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } }
        && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, AccessSite.OriginalDefinition)
        && _receiver is null
        && _self is null
        && !_environment.Variables.ContainsKey(Resolve(parameter));

    private Expr Captured(IParameterSymbol parameter)
    {
        TypeRef type = Symbols.Type(parameter.Type);
        _scope.Captured.Add(parameter.Name);
        var function = new FunctionRef(
            "captured " + parameter.Name,
            NameScope.Escape(parameter.Name),
            Qualifier: string.Empty,
            CallStyle.StaticProperty,
            type,
            EquatableArray<FunctionParameter>.Empty,
            Shape: string.Empty,
            IsPure: (type.IsNumber || type.Category == TypeCategory.Bool) && parameter.ContainingType is { IsReferenceType: true } or { IsReadOnly: true } && !IsAssigned(parameter));
        var read = new Call(function);
        return function.IsPure ? read : Pin(read, MemberName(parameter.Name));
    }

    /// <summary>Whether something of its name may be assigned anywhere in its type.</summary>
    private bool IsAssigned(IParameterSymbol parameter) => parameter.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(_scope.Cancellation).DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == parameter.Name && name.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax or ArgumentSyntax or TupleExpressionSyntax).Any(IsTarget));

    private static bool IsTarget(SyntaxNode node) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) || prefix.IsKind(SyntaxKind.AddressOfExpression),
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        RefExpressionSyntax => true,
        _ => false,
    };
}
