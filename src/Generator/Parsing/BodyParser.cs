using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Parses the expressions of a method body. Locals are looked up in an environment of values that are assigned once;
/// calls of methods whose source is at hand are inlined. The other parts hold statements, memory, aggregates and calls.
/// </summary>
internal sealed partial class BodyParser : OperationTranslator
{
    private readonly ParseScope _scope;

    /// <summary>The methods that are open, outermost first; the first of them may be the method itself.</summary>
    private readonly List<IMethodSymbol> _callStack = [];

    private readonly int _outermost;

    /// <summary>What an inlined instance method is called on; null for the receiver of the method itself.</summary>
    private Expr? _receiver;

    /// <summary>The receiver of the method itself, where it is taken apart.</summary>
    private Expr? _own;

    /// <summary>The statements of the outermost block.</summary>
    private readonly List<Statement> _body = [];

    private List<Statement> _statements;

    public BodyParser(ParseScope scope)
        : base(scope.Compilation, scope.Symbols, scope.Operators)
    {
        (_scope, _statements) = (scope, _body);
    }

    /// <summary>A parser of a method that is called by others.</summary>
    private BodyParser(ParseScope scope, IEnumerable<IMethodSymbol> open)
        : this(scope)
    {
        _callStack.AddRange(open);
        _outermost = _callStack.Count;
    }

    protected override INamedTypeSymbol AccessSite => _scope.Method.ContainingType;

    /// <summary>Translates an operation; one outside of the fence is taken over as it is written, where nothing active goes in.</summary>
    public override Expr Translate(IOperation operation)
    {
        Progress start = Now();
        try
        {
            return TranslateInside(operation);
        }
        catch (Rejection rejection) when (rejection.IsOfFence && Taken.CanTake(operation) && operation.Syntax.Contains(rejection.Syntax))
        {
            GoBack(start);
            if ((TakeOver(operation) ?? InItsContext(operation)) is { } taken)
            {
                return taken;
            }

            throw;
        }
    }

    private Expr TranslateInside(IOperation operation)
    {
        _current = operation;
        if (Construct.IsOfExtension(operation))
        {
            throw Unsupported(operation);
        }

        Operators.Collect(operation.Type);
        return NotLaundered(operation, operation switch
        {
            ISimpleAssignmentOperation { IsRef: false } assignment when IsElement(assignment.Target) => StoreElement(assignment),
            ICompoundAssignmentOperation compound when IsElement(compound.Target) => CompoundStore(compound),
            IIncrementOrDecrementOperation increment when IsElement(increment.Target) => IncrementElement(increment),
            ISimpleAssignmentOperation { IsRef: false } assignment when ElementAround(assignment.Target) is { } element => StoreMember(assignment, element),
            ICompoundAssignmentOperation compound when ElementAround(compound.Target) is { } element => CompoundStoreMember(compound, element),
            IIncrementOrDecrementOperation increment when ElementAround(increment.Target) is { } element => IncrementMember(increment, element),
            IImplicitIndexerReferenceOperation indexer => ImplicitIndexer(indexer),
            IArrayCreationOperation creation => NewArray(creation),
            ICollectionExpressionOperation { Type: { } type } collection when IsMadeHere(collection, Symbols.Type(type)) => Collected(collection, Symbols.Type(type)),
            { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => OnStack(operation),
            IConversionOperation conversion when IsToSpan(conversion) => AsSpan(conversion),
            IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Array, Operand.Type: IArrayTypeSymbol } conversion => Translate(conversion.Operand),
            IConversionOperation conversion when Cloned(conversion) is { } clone => clone,
            ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment.Target, CheckNull(Translate(assignment.Value), assignment.Value), assignment),
            ICompoundAssignmentOperation compound => CompoundAssign(compound),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            ITupleOperation tuple => Tuple(tuple),
            ITupleBinaryOperation comparison => TupleEquality(comparison),
            IDefaultValueOperation value when LayoutOf(value.Type) is { Type.IsValueType: true } layout => DefaultOf(layout),
            IConversionOperation conversion when ConvertMembers(conversion) is { } converted => converted,
            IArrayElementReferenceOperation element => ElementOf(element),
            ISwitchExpressionOperation choice => SwitchExpression(choice),
            IBinaryOperation or IIsPatternOperation when NullTest(operation) is { } known => known,
            IIsPatternOperation pattern => IsPattern(pattern),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when _patternInput is { } input => input,
            INameOfOperation { Argument: IParameterReferenceOperation named } when _callStack.Count == 0 =>
                Const.Verbatim(Symbols.Type(operation.Type!), "nameof(" + NameScope.Escape(named.Parameter.Name) + ")"),
            IConversionOperation { Operand: IThrowOperation thrown, Type: { } type } => Thrown(thrown, type),
            IWithOperation copy => With(copy),
            IObjectCreationOperation creation when LayoutOf(creation.Type) is { } layout => Make(creation, layout),
            IObjectCreationOperation { Constructor: { } constructor } creation when OwnedLayoutOf(creation.Type) is { } layout => MakeOwned(creation, constructor, layout),
            IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation => Create(creation, constructor, Arguments(creation.Arguments)),
            _ => base.Translate(operation),
        });
    }

    protected override Expr Parameter(IParameterReferenceOperation operation) => IsElement(operation) ? ValueOf(Place(operation), operation.Type!)
        : Kept(operation.Parameter) is { } kept ? kept.Self.Items[kept.Member]
        : IsCaptured(operation.Parameter) ? Captured(operation.Parameter)
        : Name(operation.Parameter, operation);

    protected override Expr Local(ILocalReferenceOperation operation) => IsElement(operation) ? ValueOf(Place(operation), operation.Type!) : Name(operation.Local, operation);

    protected override Rejection Unsupported(IOperation operation)
    {
        if (CompilerErrors.In(operation, _scope.Cancellation) is { } error)
        {
            var rejection = Rejection.At(operation.Syntax, Descriptors.CodeHasErrors, Construct.Shorten(operation.Syntax), _scope.Method.Name, error);
            return UnboundDerivative.NamesIn(operation.Syntax) is { Count: > 0 } names
                ? throw new UnboundDerivative(names, rejection.Info)
                : rejection;
        }

        Construct construct = Construct.Of(operation);
        return Rejection.At(operation.Syntax, Construct.DescriptorOf(operation), construct.What, _scope.Method.Name, construct.Advice);
    }

    /// <summary>A rejection whose last argument is the method that is differentiated.</summary>
    private Rejection Reject(IOperation operation, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, params string[] arguments) =>
        Rejection.At(operation.Syntax, descriptor, [.. arguments, _scope.Method.Name]);
}
