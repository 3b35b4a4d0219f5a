using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What a construct outside of the fence is called in a message, why it is there, and what to write instead: one line for
/// each kind of operation.
/// </summary>
internal readonly record struct Construct(string What, string Advice)
{
    private const string Elsewhere = "compute what it is for in a method that is called with values that do not depend on active parameters";

    public static Construct Of(IOperation operation) => operation switch
    {
        _ when IsOfExtension(operation) => new("A member of an extension block", "it is known to newer compilers only; declare a method with a 'this' parameter"),
        ILoopOperation loop => OfLoop(loop),
        IBranchOperation or ILabeledOperation => new("A jump to a label", "it cannot be followed backwards; use a loop with 'break' and 'continue'"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => new("'yield'", "an iterator runs piecemeal; return a value or an array"),
        IReturnOperation => new("This 'return'", "a path through the method gives no value that can be differentiated; assign to a local and return it at the end"),
        ISwitchCaseOperation => new("A section of patterns beside 'default'", "put 'default' last"),
        IPatternOperation => new("This pattern", "test with constants, comparisons, types and properties, or compute the condition before"),
        ITryOperation => new("A 'try' statement", "an exception would leave what the backward pass needs half computed; put the 'try' around the call of the derivative"),
        IThrowOperation => new("This 'throw'", "throw in a statement of its own"),
        ILockOperation => new("A 'lock' statement", "the backward pass would run outside of it; take the lock around the call of the derivative"),
        IUsingOperation or IUsingDeclarationOperation => new("A 'using' of this kind", "what is used must be an object that is disposed at once and in which no derivative is; create it outside and pass it as a [NoGrad] parameter"),
        ILocalFunctionOperation => new("A local function", "make it a method of the type"),
        IAnonymousFunctionOperation or IDelegateCreationOperation => new("A delegate", "which code it runs is known only at run time; call a method by its name"),
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } captured } =>
            new($"'{captured.Name}', a parameter of the constructor of another object,", "only that object can read it; make it a property"),
        ILocalReferenceOperation { Local: { Type.TypeKind: TypeKind.Struct } local } when local.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer: null } =>
            new($"A member of '{local.Name}', which has no value yet,", "declare it with '= default'"),
        IArrayCreationOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation when IsOfObjects(operation) => new(
            "An array of objects", "an object that changes is followed under one name at a time; use an array of structures, or one for each member"),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => new("This array access", Elsewhere),
        IArrayCreationOperation { Type: IArrayTypeSymbol { Rank: > 2 } } => new("An array of more than two dimensions", "use a matrix, or an array whose index you compute from them"),
        IArrayCreationOperation => new("This array creation", Elsewhere),
        IObjectCreationOperation { Type: INamedTypeSymbol made } when Layout.OfObject(made) is not null && Layout.OfMade(made) is null => new(
            "An object of a class that overrides members, has type parameters, a finalizer or a static constructor, or holds no numbers,", "its members cannot be followed; use another class, or a structure"),
        IObjectCreationOperation { Type: INamedTypeSymbol made } when ReferencedStructure.MembersOf(made) is not null => new(
            "A constructor of another assembly", $"its source is not in this project; set the members, as in 'new {made.Name} {{ ... }}', or call a method that is marked [Differentiable] there"),
        IObjectCreationOperation { Initializer: not null } => new("An object initializer", "create the object in a method of its own"),
        IObjectCreationOperation => new("The creation of an object from active values", "the object would carry no derivative; pass the numbers themselves, or " + Elsewhere),
        ITupleOperation => new("This tuple", "where its items cannot be followed; use a local for each"),
        IDeconstructionAssignmentOperation => new("This deconstruction", "it is not known what it calls; assign one variable at a time"),
        IAwaitOperation => new("'await'", "a derivative is computed in one go; await the values before, and pass them as parameters"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
            new("A dynamic operation", "what it calls is known only at run time; give the value its static type"),
        IInvocationOperation { TargetMethod: { IsStatic: true, IsAbstract: true } invoked } => new(
            $"The call of '{invoked.ToDisplayString(Formats.Message)}' on a type parameter", "what it stands for is known only at run time; call this method with the type from one that is differentiated"),
        IInvocationOperation invocation => new($"The call of '{invocation.TargetMethod.ToDisplayString(Formats.Message)}'", "which code it runs cannot be told here; call a method that is not virtual, or give it a [Derivative] rule"),
        IArgumentOperation => new("This argument", "pass a value and return the result"),
        IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } => new("A ref local of this", "it has to stand for a variable, or for an element or a member of one of an array or a span of numbers or of structures of numbers; name that, or use a value"),
        IVariableDeclaratorOperation => new("A fixed or static local", "it stands for another variable, which may change behind it; use a value"),
        ISimpleAssignmentOperation { IsRef: true } => new("A ref local that comes to stand for something else", "which one it is has to be known where it is declared; declare another one, or use the index of the element"),
        IAddressOfOperation => new("A pointer", "what it points to may change behind it; use an array or a span"),
        IConversionOperation conversion => OfConversion(conversion),
        IBinaryOperation { IsLifted: true } or IUnaryOperation { IsLifted: true } or ICompoundAssignmentOperation { IsLifted: true } or IIncrementOrDecrementOperation { IsLifted: true } =>
            new("An operator on a value that may be null", "take the value out first, with '.Value' or '??'"),
        IBinaryOperation { IsChecked: true } or IUnaryOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true } =>
            new("Checked arithmetic", "the derivative is compiled with the project's own setting; set <CheckForOverflowUnderflow>, or " + Elsewhere),
        IBinaryOperation or IUnaryOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation =>
            new("This operator", "write it with the operators of double, float or Tensor<T>, or call a method with a [Derivative] rule"),
        IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation => new("Text made of active values", "make it after the derivative has been called"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => new("A test for null", "make it before, and pass the value as a parameter"),
        IIsPatternOperation or IIsTypeOperation => new("This pattern", "compare with '<', '==' and the like"),
        IWithOperation => new("This 'with' expression", "its type is none whose members can be followed; use a record, or a structure, of the project"),
        _ => new($"'{Shorten(operation.Syntax)}'", Elsewhere),
    };

    private static bool IsOfObjects(IOperation operation) =>
        Layout.OfObject(operation is IArrayCreationOperation { Type: IArrayTypeSymbol array } ? array.ElementType : operation.Type) is not null;

    /// <summary>Whether a member is used that was declared in an <c>extension</c> block.</summary>
    public static bool IsOfExtension(IOperation operation) => (ISymbol?)(operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        ICompoundAssignmentOperation compound => compound.OperatorMethod,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod,
        _ => null,
    }) is { ContainingType.IsExtension: true };

    /// <summary>The id under which a construct is rejected: what the compiler rejects too is no statement or expression.</summary>
    public static DiagnosticDescriptor DescriptorOf(IOperation operation) =>
        operation is IExpressionStatementOperation || (operation.Type is null && operation is not IPatternOperation) || operation.Syntax is StatementSyntax
            ? Descriptors.UnsupportedStatement
            : Descriptors.UnsupportedExpression;

    /// <summary>The first line of some code, for a message.</summary>
    public static string Shorten(SyntaxNode syntax)
    {
        string line = syntax.ToString().Split('\n')[0].Trim();
        return line.Length <= 40 ? line : line.Substring(0, 37) + "...";
    }

    private static Construct OfLoop(ILoopOperation loop) => loop is IForEachLoopOperation each
        ? new("This 'foreach' loop", IsOfElements(each.Collection) ? "its elements are neither numbers nor structures of double and float; loop over an array for each member" : "a sequence cannot be run backwards; loop over an array or a span")
        : new("This loop", "its condition or its header does more than compute a value; move that into the body");

    private static bool IsOfElements(IOperation collection) => collection switch
    {
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => IsOfElements(conversion.Operand),
        { Type: { } type } => type is IArrayTypeSymbol || WellKnown.SpanCategory(type) is not null,
        _ => false,
    };

    private static Construct OfConversion(IConversionOperation conversion) => conversion switch
    {
        { IsChecked: true } => new("A checked conversion", "the derivative is compiled with the project's own setting; convert unchecked, or set <CheckForOverflowUnderflow>"),
        { OperatorMethod: { } method } => new($"The conversion '{method.ToDisplayString(Formats.Message)}'", "give the operator a [Derivative] rule, or call a method that has one"),
        _ => new($"The conversion to '{conversion.Type?.ToDisplayString(Formats.Message)}'", "keep the value in double, float or Tensor<T>"),
    };
}
