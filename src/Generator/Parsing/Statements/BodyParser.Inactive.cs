using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// What depends on nothing active may be anything: it is evaluated once, here, as it is written. Variables of the method
/// are only read by it.
/// </content>
internal sealed partial class BodyParser
{
    private Expr? TakeOver(IOperation operation)
    {
        if (operation.SemanticModel is not { } model
            || AssignedIn(operation).Any(symbol => _environment.Variables.ContainsKey(symbol))
            || Descendants(operation).Any(part => !CanBeTaken(part)))
        {
            return null;
        }

        CheckMembers(operation);
        if (_receiver is not (null or Ref or Const) || (_receiver is { } instance && _scope.Activity.IsActive(instance)))
        {
            return null;
        }

        Progress start = Now();
        var captured = new Dictionary<ISymbol, Expr?>(SymbolEqualityComparer.Default);
        Expr? capture(ISymbol symbol) => captured.TryGetValue(symbol, out Expr? known) ? known : captured[symbol] = ReadCaptured(symbol);
        Expr? member(MemberAccessExpressionSyntax access) => ReadMember(model.GetOperation(access, _scope.Cancellation));
        var taken = new Taken(model, operation.Syntax, Symbols, ReadInactive, capture, _receiver) { MemberOf = member };
        string text = WithContext(operation.Syntax, taken.Write());
        if (taken.HasFailed)
        {
            GoBack(start);
            return null;
        }

        var call = new Call(InactiveText.Of(text, Symbols.Type(operation.Type!)), taken.Values.ToArray());
        return _isThrowing ? call : Pin(call, NameFor(operation));
    }

    /// <summary>
    /// Functions of the method stay where they are; of its own instance only members are read that carry no derivative.
    /// </summary>
    private bool CanBeTaken(IOperation part) => part switch
    {
        // What the compiler chose by a type parameter it may not choose by what that stands for.
        _ when Symbols.TypeArguments.Concerns(part.Type) || Constrained.TypeOf(part) is { } type && Symbols.TypeArguments.Concerns(type) => false,
        ILocalFunctionOperation => false,
        IAnonymousFunctionOperation lambda => IsOfLibrary(lambda),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } => false,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _self is null && part.Parent switch
        {
            IFieldReferenceOperation field => CarriesNothing(field.Type!),
            IPropertyReferenceOperation property => CarriesNothing(property.Type!),
            _ => false,
        },
        _ => true,
    };

    /// <summary>Whether a lambda is an argument of a method of another assembly.</summary>
    private bool IsOfLibrary(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var called } } }
        && !SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, Compilation.Assembly);

    private bool CarriesNothing(ITypeSymbol type) => Symbols.Type(type) is { CarriesDerivative: false, HasShadow: false } && LayoutOf(type) is null;

    private Expr? ReadInactive(ISymbol symbol)
    {
        if (!_environment.Variables.TryGetValue(Resolve(symbol), out Variable? variable) || variable.Value is not (Ref or Const) || variable.Value is not { } value)
        {
            return null;
        }

        bool mayBeRead = _isThrowing || !(_scope.Activity.IsActive(value) || value.Type.HasShadow);
        return !mayBeRead ? null
            : value is Const && TypeOf(Resolve(symbol)) is var type && type != TypeRef.Int && type != TypeRef.Bool ? new Cast(type, value, isImplicit: false)
            : value;
    }

    /// <summary>
    /// A member of an element that carries no derivative, beside others that do, where nothing has to happen before it is
    /// read.
    /// </summary>
    private Expr? ReadMember(IOperation? operation)
    {
        if (operation is not IMemberReferenceOperation || ElementAround(operation) is null)
        {
            return null;
        }

        Progress start = Now();
        int count = _statements.Count;
        Expr read = Translate(operation);
        if (read is Element { CarriesDerivative: false } && _statements.Count == count)
        {
            return read;
        }

        GoBack(start);
        return null;
    }

    /// <summary>
    /// What a lambda captures is a variable of the generated method that is written once: it may be read at any time. Methods
    /// of arrays are done with the lambda when they return.
    /// </summary>
    private Expr? ReadCaptured(ISymbol symbol)
    {
        bool isOwn = _environment.Variables.TryGetValue(Resolve(symbol), out Variable? variable);
        Expr? value = isOwn && variable!.Value is { Type.HasShadow: true } memory && !_scope.Activity.IsActive(memory) ? memory : ReadInactive(symbol);
        if (value is null or Const or Ref { Value.Role: ValueRole.Parameter })
        {
            return value;
        }

        if (_staysInPlace || value is not Ref || symbol.Name.EndsWith("__", System.StringComparison.Ordinal) || MayChange(symbol))
        {
            return null;
        }

        Value captured = _scope.NewValue(symbol.Name, value.Type, ValueRole.Temporary);
        _statements.Add(new Let(Section.Forward, captured, value, IsPinned: true));
        return new Ref(captured);
    }

    /// <summary>Whether a variable is assigned to after its declaration.</summary>
    private bool MayChange(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_scope.Cancellation) is not { } declaration
        || declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
        || Compilation.GetSemanticModel(member.SyntaxTree).GetOperation(member, _scope.Cancellation) is not { } body
        || AssignedIn(body).Contains(symbol);

    /// <summary>The members that are read keep the checks of members that are read one by one.</summary>
    private void CheckMembers(IOperation operation)
    {
        foreach (IMemberReferenceOperation member in Descendants(operation).OfType<IMemberReferenceOperation>())
        {
            CheckAccess(member.Member, member);
            if (member is IFieldReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } field)
            {
                CheckMember(field.Field, field);
            }
            else if (member is IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property)
            {
                CheckMember(property.Property, property);
            }
        }

        foreach (IInvocationOperation call in Descendants(operation).OfType<IInvocationOperation>())
        {
            CheckAccess(call.TargetMethod, call);
        }
    }

    /// <summary>Arithmetic of integers stays checked or unchecked as it is where it is written.</summary>
    private static string WithContext(SyntaxNode syntax, string text)
    {
        foreach (SyntaxNode outer in syntax.Ancestors().TakeWhile(outer => outer is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
        {
            if (outer is CheckedExpressionSyntax or CheckedStatementSyntax)
            {
                bool isChecked = outer.IsKind(SyntaxKind.CheckedExpression) || outer.IsKind(SyntaxKind.CheckedStatement);
                return (isChecked ? "checked(" : "unchecked(") + text + ")";
            }
        }

        return text;
    }

    private static string NameFor(IOperation operation) => operation switch
    {
        { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } } => declarator.Symbol.Name,
        IObjectCreationOperation creation => MemberName(creation.Type!.Name),
        IAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local.Name,
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation local } => local.Local.Name,
        _ => "computed",
    };
}
