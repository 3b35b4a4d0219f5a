using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Parses the expressions of a method body. Locals are looked up in an environment of values that are assigned once;
/// calls of methods whose source is at hand are inlined. Statements are in the other part.
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

    private List<Statement> _statements = [];

    public BodyParser(ParseScope scope)
        : base(scope.Compilation, scope.Symbols, scope.Operators)
    {
        _scope = scope;
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
            if (TakeOver(operation) is { } taken)
            {
                return taken;
            }

            throw;
        }
    }

    private Expr TranslateInside(IOperation operation)
    {
        _current = operation;
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
            ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment.Target, Translate(assignment.Value), assignment),
            ICompoundAssignmentOperation compound => CompoundAssign(compound),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            ITupleOperation tuple => Tuple(tuple),
            IDefaultValueOperation value when LayoutOf(value.Type) is { Type.IsValueType: true } layout => DefaultOf(layout),
            IConversionOperation conversion when ConvertMembers(conversion) is { } converted => converted,
            IArrayElementReferenceOperation element => ElementOf(element),
            ISwitchExpressionOperation choice => SwitchExpression(choice),
            IIsPatternOperation pattern => IsPattern(pattern),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when _patternInput is { } input => input,
            INameOfOperation { Argument: IParameterReferenceOperation named } when _callStack.Count == 0 =>
                Const.Verbatim(Symbols.Type(operation.Type!), "nameof(" + NameScope.Escape(named.Parameter.Name) + ")"),
            IConversionOperation { Operand: IThrowOperation thrown, Type: { } type } => Thrown(thrown, type),
            IWithOperation copy => With(copy),
            IObjectCreationOperation creation when LayoutOf(creation.Type) is { } layout => Make(creation, layout),
            IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation => Create(creation, constructor, Arguments(creation.Arguments)),
            _ => base.Translate(operation),
        });
    }

    /// <summary>
    /// An active value must not become a constant on its way through a type that carries no derivative: an object, an
    /// array, a decimal. Through an integer it may; a warning says that the derivative is zero.
    /// </summary>
    protected override Expr NotLaundered(IOperation operation, Expr expr)
    {
        if (expr is not Aggregate && expr.Children.Any(child => child is Aggregate))
        {
            throw Unsupported(operation);
        }

        if (expr is Aggregate || _isThrowing || expr.Type.Category is not (TypeCategory.Other or TypeCategory.Integer)
            || !expr.Children.Any(_scope.Activity.IsActive)
            || (expr is Call && expr.Type.Category == TypeCategory.Integer))
        {
            return expr;
        }

        if (expr.Type.Category == TypeCategory.Other)
        {
            throw Rejection.At(
                operation.Syntax,
                Descriptors.DerivativeIsLost,
                operation.Type?.ToDisplayString(Formats.Message) ?? expr.Type.Name,
                _scope.Method.Name);
        }

        _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"The conversion to '{expr.Type.Name}'", _scope.Method.Name);
        return expr;
    }

    /// <summary>A new object of a type that carries no gradient: an exception, a generator of random numbers.</summary>
    private Expr Create(IObjectCreationOperation operation, IMethodSymbol constructor, List<Expr> arguments)
    {
        CheckAccess(constructor, operation);
        if (arguments.Any(_scope.Activity.IsActive) && !IsException(constructor.ContainingType))
        {
            throw Unsupported(operation);
        }

        var call = new Call(Constructor(constructor), arguments.ToEquatableArray());
        return IsException(constructor.ContainingType) ? call : Pin(call, MemberName(constructor.ContainingType.Name));
    }

    private FunctionRef Constructor(IMethodSymbol constructor)
    {
        TypeRef type = Symbols.Type(constructor.ContainingType);
        return Symbols.Method(constructor, asExtension: false) with
        {
            Name = "new " + type.Name,
            Qualifier = string.Empty,
            Style = CallStyle.Constructor,
            ReturnType = type,
        };
    }

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Exception" && current.ContainingNamespace?.ToDisplayString() == "System")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An element of an array that carries no gradient.</summary>
    private Expr ElementOf(IArrayElementReferenceOperation operation)
    {
        if (Symbols.Type(operation.ArrayReference.Type!).IsMemory)
        {
            return operation.Indices is [{ } index] && IsRange(index) ? throw Unsupported(operation) : ValueOf(Place(operation), operation.Type!);
        }

        Expr[] arguments = [Translate(operation.ArrayReference), .. operation.Indices.Select(Translate)];
        TypeRef type = Symbols.Type(operation.Type!);
        var function = new FunctionRef(
            "element of " + arguments[0].Type.Name,
            "Item",
            Qualifier: string.Empty,
            CallStyle.Indexer,
            type,
            EquatableArray<FunctionParameter>.Empty,
            Shape: string.Empty,
            IsPure: false);
        return Pin(new Call(function, arguments), "element");
    }

    protected override Expr Parameter(IParameterReferenceOperation operation) =>
        _passed.TryGetValue(operation.Parameter, out Element? place) ? place : Read(operation.Parameter, operation);

    protected override Expr Local(ILocalReferenceOperation operation) =>
        operation.Local.RefKind == RefKind.None ? Read(operation.Local, operation) : throw Unsupported(operation);

    protected override Expr Instance(IInstanceReferenceOperation operation) =>
        operation.Syntax is BaseExpressionSyntax
            ? _callStack.Count == 0 && _own is null ? Const.Verbatim(Symbols.Type(operation.Type!), "base") : throw Unsupported(operation)
            : _self is not null ? Read(_self, operation) : _receiver ?? _own ?? Const.Verbatim(Symbols.Type(operation.Type!), ThisWord.Text);

    protected override Expr Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (Member(operation.Instance, field) is { } member)
        {
            return member;
        }

        CheckAccess(field, operation);
        if (operation.Instance is IInstanceReferenceOperation)
        {
            CheckMember(field, operation);
        }

        FunctionRef function = Symbols.Field(field);
        Expr call = operation.Instance is { } instance
            ? new Call(function, Translate(instance))
            : new Call(function);
        return field.IsReadOnly ? call : Pin(call, MemberName(field.Name));
    }

    protected override Expr Property(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = Symbols.TypeArguments.Member(operation.Property);
        if (IsElement(operation))
        {
            return ValueOf(Place(operation), operation.Type!);
        }

        if (operation.ConstrainedToType is { } on)
        {
            return StaticProperty(operation, on);
        }

        property = ReceiverType(operation, operation.Instance) is { } receiver ? Constrained.In(receiver, property) : property;

        if (Member(operation.Instance, property) is { } member)
        {
            return member;
        }

        List<Expr> arguments = operation.Instance is { } instance ? [Hold(Translate(instance), operation.Arguments.Select(argument => argument.Value).ToArray())] : [];
        arguments.AddRange(Arguments(operation.Arguments));
        if (Component(operation, arguments) is { } component)
        {
            return component;
        }

        if (property.IsStatic && OfVectors(operation, property, property.Type, arguments) is { } constant)
        {
            return constant;
        }

        if (arguments.Count > 0 && arguments[0] is Aggregate && AnyLayoutOf(operation.Instance!.Type) is { IsObject: true })
        {
            CheckMember(property, operation);
        }

        if (Getter(operation, property, arguments) is { } got)
        {
            return got;
        }

        CheckAccess(property, operation);
        FunctionRef function = Symbols.Property(property);
        function = function with { IsPure = function.IsPure || _scope.Unchanging.Is(property) };
        if (WellKnown.IsView(property) || property.ContainingType.SpecialType == SpecialType.System_Array)
        {
            return new Call(function, arguments.ToEquatableArray());
        }

        if (arguments.Any(_scope.Activity.IsActive))
        {
            CheckRules(function, arguments, operation);
        }
        else if (operation.Instance is IInstanceReferenceOperation)
        {
            CheckMember(property, operation);
        }

        var call = new Call(function, arguments.ToEquatableArray());
        return function.IsPure ? call : Pin(call, MemberName(property.Name));
    }

    protected override Expr Invocation(IInvocationOperation operation)
    {
        IMethodSymbol method = Called(operation);
        if (method.Name.EndsWith("InPlace", System.StringComparison.Ordinal)
            && method.ContainingAssembly?.Name == WellKnown.RuntimeAssembly)
        {
            throw Reject(operation, Descriptors.InPlace, method.ToDisplayString(Formats.Message));
        }

        if (WellKnown.IsStopGradient(method))
        {
            return Stopped(operation, method);
        }

        if (IsConversion(method))
        {
            return Converted(operation, method);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return CallLocal(operation, method);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke && operation.Instance is { } called && FunctionOf(called) is { } known)
        {
            return CallKnown(operation, known, BoundArguments(operation.Arguments));
        }

        if (MustInline(operation, method))
        {
            Expr? receiver = operation.Instance is { } target ? Translate(target) : null;
            List<Argument> bound = BoundArguments(operation.Arguments)
                .Select(argument => argument with { Parameter = Declared(method).Parameters[argument.Parameter.Ordinal] })
                .ToList();
            return Inline(operation, method, receiver, bound);
        }

        if (operation.Arguments.Any(argument => argument is { Parameter.RefKind: RefKind.Out, Value: not IDiscardOperation }))
        {
            return WithOutArguments(operation, method);
        }

        List<Expr> arguments = operation.Instance is { } instance ? [Translate(instance)] : [];
        arguments.AddRange(Arguments(operation.Arguments));
        if (_scope.Ahead?.MethodOf(method, Compilation) is { } differentiated)
        {
            return Nested(operation, differentiated, arguments);
        }

        return CallMethod(operation, method, arguments, IsExtensionSyntax(operation));
    }

    private Expr CallMethod(IOperation operation, IMethodSymbol method, List<Expr> arguments, bool asExtension)
    {
        FunctionRef function = Symbols.Method(method, asExtension, TypeParameterOf(operation));
        if (!method.IsStatic && LayoutOf(method.ContainingType) is { Type.IsValueType: true } layout && arguments[0] is not Aggregate && !IsThis(arguments[0]) && HasEffects(method))
        {
            arguments[0] = Explode(arguments[0], layout);
        }

        if (OfVectors(operation, method, method.ReturnType, arguments) is { } ofVectors)
        {
            return ofVectors;
        }

        if (SineAndCosine(method, arguments) is { } both)
        {
            return both;
        }

        bool isApart = arguments.Any(argument => argument is Aggregate);
        if (method.IsStatic && (method.IsVirtual || method.IsAbstract) && !WellKnown.IsOfNumbers(method.ContainingType))
        {
            throw Unsupported(operation);
        }

        if (MemoryCall(operation, method, function, arguments) is { } done)
        {
            return done;
        }

        bool isActive = arguments.Any(_scope.Activity.IsActive);
        int shared = arguments.FindIndex(argument => argument.Type.HasShadow && _scope.Activity.IsActive(argument));
        if (shared >= 0 && !CanInline(method, arguments))
        {
            string parameter = shared < function.Parameters.Count ? $"'{function.Parameters[shared].Name}'" : "its arguments";
            throw Reject(operation, Descriptors.NoDerivative, function.Name, parameter, AdviceOf(function));
        }

        if ((isActive || isApart) && !HasRules(function) && CanInline(method, arguments))
        {
            return Inline(operation, method, arguments);
        }

        if (isApart && !isActive)
        {
            arguments = arguments.Select(argument => Whole(operation, argument)).ToList();
        }
        else if (isApart)
        {
            throw Unsupported(operation);
        }

        if (isActive && !HasRules(function) && Exported(operation, method, function, arguments) is { } exported)
        {
            return exported;
        }

        if (isActive)
        {
            CheckRules(function, arguments, operation);
        }

        CheckAccess(method, operation);
        var call = new Call(function, arguments.ToEquatableArray());
        return function.IsPure ? call : Pin(call, MemberName(method.Name));
    }

    protected override Expr OperatorCall(IOperation operation, IMethodSymbol method, FunctionRef function, params Expr[] operands)
    {
        if ((OfVectors(operation, method, method.ReturnType, operands) ?? InlineOperator(operation, method, operands)) is { } known)
        {
            return known;
        }

        operands = operands.Select(operand => Whole(operation, operand)).ToArray();
        if (operands.Any(_scope.Activity.IsActive))
        {
            CheckRules(function, operands, operation);
        }

        return new Call(function, operands);
    }

    /// <summary>Up to C# 13, the conversion of an array to a span is an operator.</summary>
    protected override Expr OperatorConversion(IConversionOperation operation, Expr operand, TypeRef type) =>
        IsSameMemory(operand.Type, type) ? AsSpan(operand, type)
        : InlineOperator(operation, operation.OperatorMethod!, [operand]) is { } inlined ? inlined
        : _scope.Activity.IsActive(operand)
            ? throw Unsupported(operation)
            : new Cast(type, operand, operation.IsImplicit);

    /// <summary>Whether an array or a span stands in the place of a span of the same elements.</summary>
    private static bool IsSameMemory(TypeRef memory, TypeRef span) =>
        memory is { IsMemory: true, Rank: 1 } && span is { IsMemory: true, Category: not TypeCategory.Array } && memory.Item == span.Item;

    private Expr AsSpan(Expr operand, TypeRef span)
    {
        Expr memory = operand is Ref ? operand : Named(operand, "array");
        return memory.Type.Category == TypeCategory.Array ? MemoryFunctions.AsSpan(span, memory, Number(0), MemoryFunctions.Length(memory)) : memory;
    }

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

    private static string MemberName(string name)
    {
        string trimmed = name == "this[]" ? "element" : name.TrimStart('_');
        return trimmed.Length == 0 ? name : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    private bool HasRules(FunctionRef function) => _scope.Rules.Of(function).Count > 0;

    /// <summary>Every active argument needs a rule; one that is zero everywhere is worth a warning.</summary>
    private void CheckRules(FunctionRef function, IReadOnlyList<Expr> arguments, IOperation operation)
    {
        if (!function.ReturnType.IsDifferentiable)
        {
            if (CanKeep(operation))
            {
                throw Reject(operation, Descriptors.MightKeep, function.Name);
            }

            if (function.ReturnType.Category == TypeCategory.Void)
            {
                return;
            }

            if (function.ReturnType.IsNumber || function.ReturnType.Category is TypeCategory.Bool or TypeCategory.TensorShape or TypeCategory.Tensor)
            {
                if (function.ReturnType.IsNumber && arguments.Any(argument => argument.Type.IsFloating && _scope.Activity.IsActive(argument)))
                {
                    _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"'{function.Name}'", _scope.Method.Name);
                }

                return;
            }
        }

        int[] active = Enumerable.Range(0, arguments.Count)
            .Where(i => _scope.Activity.IsActive(arguments[i]) && !(i < function.Parameters.Count && function.Parameters[i].IsNoGrad))
            .ToArray();
        Require(Descriptors.NoDerivative, i => _scope.Rules.Of(function, i) is null, AdviceOf(function));
        if (_scope.NeedsForwardRules)
        {
            Require(Descriptors.NoForwardRule, i => _scope.Rules.Of(function, i) is { Kind: RuleKind.General, Jvp: null, IsZero: false });
        }

        int[] zero = active.Where(i => _scope.Rules.Of(function, i)!.IsZero).ToArray();
        if (zero.Length > 0)
        {
            string where = zero.Length == active.Length ? string.Empty : $" with respect to {Names(zero)}";
            _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"'{function.Name}'{where}", _scope.Method.Name);
        }

        void Require(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, System.Func<int, bool> isMissing, params string[] advice)
        {
            int[] missing = active.Where(isMissing).ToArray();
            if (missing.Length > 0)
            {
                Rejection rejection = Reject(operation, descriptor, [function.Name, Names(missing), .. advice]);
                throw new Rejection(rejection.Info with { Parameters = string.Join(",", missing.Select(ParameterName)) });
            }
        }

        string Names(int[] parameters) => string.Join(" and ", parameters.Select(i => $"'{ParameterName(i)}'"));

        string ParameterName(int i) => i < function.Parameters.Count ? function.Parameters[i].Name : "params";
    }

    /// <summary>
    /// Whether a call that gives no derivative back might keep an active value, to be read as a constant later: a call for
    /// its effect, other than a check or a message, or one on an object that is no tensor.
    /// </summary>
    private bool CanKeep(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method })
        {
            return false;
        }

        INamedTypeSymbol type = method.ContainingType;
        bool isTold = IsException(type)
            || type.ToDisplayString() is "System.Console" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace";
        bool isObject = !method.IsStatic && type.IsReferenceType && !WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor);
        return !isTold && (method.ReturnsVoid || isObject || HasEffects(method));
    }

    /// <summary>Whether a method of the project writes to anything but its own locals, directly or through a call for its effect.</summary>
    private bool HasEffects(IMethodSymbol method)
    {
        return BodyOf(method)?.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation assignment => assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation),
            IIncrementOrDecrementOperation increment => increment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation),
            IInvocationOperation { TargetMethod: var called } => called.ReturnsVoid && !IsException(called.ContainingType),
            _ => false,
        }) ?? false;
    }

    /// <summary>A member that others can set, or change, and that could carry a gradient, is not silently taken for a constant.</summary>
    private void CheckMember(ISymbol member, IOperation operation)
    {
        ITypeSymbol type = operation.Type!;
        bool isKept = member is IFieldSymbol || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));
        bool isActive = WellKnown.Has(member, WellKnown.ParameterMark)
            || (StructureParser.IsOpen(member)
                && !WellKnown.Has(member, WellKnown.NoGrad)
                && (StructureParser.IsSettable(member) || (isKept && type.IsReferenceType)));
        if (isActive && !member.IsStatic && CouldBeActive(type))
        {
            throw Reject(operation, Descriptors.ActiveMember, member.ToDisplayString(Formats.Message));
        }
    }

    private bool CouldBeActive(ITypeSymbol type) =>
        Symbols.Type(type).CarriesDerivative
        || SignatureParser.CouldCarryGradient(type)
        || (Layout.OfAny(type) is { } layout && _scope.Structures.HasDerivative(layout));

    private void CheckAccess(ISymbol member, IOperation operation)
    {
        if (!Compilation.IsSymbolAccessibleWithin(member, AccessSite))
        {
            throw Rejection.At(operation.Syntax, Descriptors.Inaccessible, member.ToDisplayString(Formats.Message), AccessSite.ToDisplayString(Formats.Message));
        }
    }

    /// <summary>Why a function has no rule; one that is no symbol of its own, as the element of an array, just has none.</summary>
    private string AdviceOf(FunctionRef function) =>
        Symbols.Functions.TryGetValue(function.Id, out ISymbol? symbol) ? CallAdvice.Of(symbol, Compilation) : "give it a [Derivative] rule";

    /// <summary>A rejection whose last argument is the method that is differentiated.</summary>
    private Rejection Reject(IOperation operation, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, params string[] arguments) =>
        Rejection.At(operation.Syntax, descriptor, [.. arguments, _scope.Method.Name]);
}
