using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Calls of methods whose source is at hand, and branches of expressions that need statements.</content>
internal sealed partial class BodyParser
{
    protected override Expr TranslateConditional(IConditionalOperation operation, IOperation whenFalse, ITypeSymbol type)
    {
        Expr condition = Translate(operation.Condition);
        if (condition is Const { Text: "true" or "false" } known)
        {
            return Translate(known.Text == "true" ? operation.WhenTrue : whenFalse);
        }

        return Choose(condition, Aside(() => Translate(operation.WhenTrue)), Aside(() => Translate(whenFalse)), Symbols.Type(type));
    }

    protected override Expr TranslateShortCircuit(IBinaryOperation operation) => Combine(
        operation.OperatorKind == BinaryOperatorKind.ConditionalAnd,
        Translate(operation.LeftOperand),
        () => Translate(operation.RightOperand));

    /// <summary>What one branch of an expression gives.</summary>
    private sealed record Side(List<Statement> Statements, Environment Environment, Expr Value)
    {
        public bool Throws => Statements.Count > 0 && Statements[Statements.Count - 1] is Throw;
    }

    /// <summary>Translates a branch apart from what surrounds it.</summary>
    private Side Aside(System.Func<Expr> translate)
    {
        (Environment before, List<Statement> outer) = (_environment, _statements);
        _statements = [];
        Expr value = translate();
        var side = new Side(_statements, _environment, value);
        (_statements, _environment) = (outer, before);
        return side;
    }

    /// <summary>Whether all variables are what they were. They may change without a statement: a member takes over a name as it is.</summary>
    private static bool IsUnchanged(Environment before, Environment after) =>
        ReferenceEquals(before, after) || before.Variables.All(entry => after.Variables[entry.Key].Value == entry.Value.Value);

    /// <summary>A conditional expression where both branches are pure expressions, else a branch.</summary>
    private Expr Choose(Expr condition, Side whenTrue, Side whenFalse, TypeRef type, int? variable = null)
    {
        bool isApart = whenTrue.Value is Aggregate || whenFalse.Value is Aggregate;
        bool isPure = IsUnchanged(_environment, whenTrue.Environment) && IsUnchanged(_environment, whenFalse.Environment);
        if (whenTrue.Statements.Count == 0 && whenFalse.Statements.Count == 0 && isPure && !isApart)
        {
            return new Conditional(condition, whenTrue.Value, whenFalse.Value, type);
        }

        if (whenTrue.Throws || whenFalse.Throws)
        {
            (Side throws, Side goesOn) = whenTrue.Throws ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
            AddGuard(whenTrue.Throws ? condition : Not(condition), throws.Statements, goesOn.Statements);
            _environment = goesOn.Environment;
            return goesOn.Value;
        }

        var merges = new List<Merge>(Merge(
            Flow.FallsThrough,
            new End(Flow.FallsThrough, whenTrue.Environment),
            new End(Flow.FallsThrough, whenFalse.Environment)));
        Expr result = MergeValues(merges, "selected", whenTrue.Value, whenFalse.Value, ValueRole.Temporary, variable);
        _statements.Add(new If(Section.Forward, condition, ToBlock(whenTrue.Statements), ToBlock(whenFalse.Statements), merges.ToEquatableArray()));
        return result;
    }

    /// <param name="method">The method.</param>
    /// <param name="arguments">What it is given; null where it is followed into whatever it returns.</param>
    private bool CanInline(IMethodSymbol method, List<Expr>? arguments) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.ExplicitInterfaceImplementation
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly)
        && !method.IsAbstract
        && !(method.IsVirtual || method.IsOverride)
        && !method.IsExtern
        && !method.IsAsync
        && !method.ReturnsByRef
        && !method.ReturnsByRefReadonly
        && (arguments is null || Symbols.Type(method.ReturnType).CarriesDerivative || (LayoutOf(method.ReturnType) ?? OwnedLayoutOf(method.ReturnType)) is not null || arguments.Any(argument => argument is Aggregate || argument.Type.HasShadow));

    private Expr Inline(IOperation operation, IMethodSymbol method, List<Expr> arguments)
    {
        IMethodSymbol target = Declared(method);
        if (_scope.Callees.IsRecursive(Callees.Declared(method)))
        {
            return SymbolIds.TypeArguments(target).IsEmpty || SymbolEqualityComparer.Default.Equals(target, method)
                ? Invoked(operation, target, arguments)
                : throw Reject(operation, Descriptors.Recursion, method.ToDisplayString(Formats.Message));
        }

        if (_scope.Plan.Has(target))
        {
            return Planned(operation, target, arguments);
        }

        int offset = target.IsStatic ? 0 : 1;
        IEnumerable<Argument> bound = target.Parameters.Select((parameter, i) => new Argument(parameter, arguments[i + offset]));
        return Inline(operation, method, target.IsStatic ? null : arguments[0], bound.ToList());
    }

    private Expr Inline(IOperation operation, IMethodSymbol method, Expr? receiver, List<Argument> arguments) =>
        BodyOf(Declared(method)) is (IMethodBodyOperation or IBlockOperation) and var body
            ? InlineBody(operation, SymbolTranslator.Unreduced(method), body, receiver is null ? null : IsThis(receiver) ? _receiver : receiver, arguments)
            : throw Unsupported(operation);

    /// <summary>The method with the body, in the code of which parameters are what is declared.</summary>
    private static IMethodSymbol Declared(IMethodSymbol method) => Callees.Declared(method);

    /// <summary>Whether a receiver is a variable, or a member of one, that a method can change.</summary>
    private bool CanAssign(IOperation receiver) => receiver is IMemberReferenceOperation { Instance: { } whole } && (IsValue(whole) || OwnerOf(whole) is not null)
        ? CanAssign(whole)
        : SymbolOf(receiver) is { } symbol && _environment.Variables.ContainsKey(Resolve(symbol));

    /// <summary>A property of a value that is taken apart, by its getter.</summary>
    private Expr? Getter(IPropertyReferenceOperation operation, IPropertySymbol property, List<Expr> arguments)
    {
        if (operation is not { Instance: { } instance }
            || property is not { GetMethod: { } getter, IsVirtual: false, IsOverride: false, IsAbstract: false }
            || AnyLayoutOf(instance.Type) is not { } layout
            || IsThis(arguments[0])
            || (layout.IsObject && arguments[0] is not Aggregate)
            || BodyOf(getter) is null
            || getter.ReturnsByRef
            || getter.ReturnsByRefReadonly)
        {
            return null;
        }

        return arguments[0] is not Aggregate && !HasEffects(getter) && !arguments.Any(_scope.Activity.IsActive)
            ? null
            : Inline(operation, getter, [Explode(arguments[0], layout), .. arguments.Skip(1)]);
    }

    /// <summary>An operator or a conversion that the project defines; null where it defines none, or nothing active goes in.</summary>
    private Expr? InlineOperator(IOperation operation, IMethodSymbol method, IReadOnlyList<Expr> operands)
    {
        bool isNeeded = operands.Any(operand => operand is Aggregate || _scope.Activity.IsActive(operand));
        return isNeeded && !HasRules(Symbols.Method(method, asExtension: false)) && BodyOf(method) is not null
            ? Inline(operation, method, [.. operands])
            : null;
    }

    private static bool IsThis(Expr receiver) => receiver is Const { IsNumber: false, Text: ThisWord.Text };

    /// <summary>A parameter of an inlined method stands for its argument; one that is computed or changed gets a name.</summary>
    private void Bind(IParameterSymbol parameter, Expr argument)
    {
        bool isCopied = Symbols.TypeArguments.Type(parameter.Type).IsValueType && (argument.Type.Category == TypeCategory.Other || Symbols.Type(parameter.Type) != argument.Type);
        if (argument is Ref or Const && !isCopied)
        {
            _environment = _environment.Declare(parameter, argument, _scope.NewValue(parameter.Name, argument.Type, ValueRole.Local).Id);
        }
        else if (argument is Aggregate && LayoutOf(parameter.Type) is { } layout)
        {
            Expr members = MapLeaves(parameter.Name, Make(layout, ((Aggregate)argument).Items), (name, leaf) => leaf is Ref or Const or Hidden ? leaf : Temporary(leaf, name));
            _environment = _environment.Declare(parameter, members, _scope.NewValue(parameter.Name, argument.Type, ValueRole.Local).Id);
        }
        else
        {
            Define(parameter, argument, null, isVar: !argument.Type.IsMemory);
        }
    }
}
