using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Tests.Analysis;

/// <summary>Iterations may come in any order only where they meet in nothing but sums.</summary>
public sealed class IndependentIterationsTests
{
    private static readonly TypeRef Doubles = MemoryFunctions.ArrayOf(TypeRef.Double);
    private static readonly Value Counter = new(1, "i", TypeRef.Int, ValueRole.Local);
    private static readonly Value X = new(2, "x", Doubles, ValueRole.Parameter);
    private static readonly Value Other = new(3, "other", Doubles, ValueRole.Parameter);
    private static readonly Value G = new(4, "gradY", Doubles, ValueRole.Derivative);
    private static readonly Value H = new(5, "gradZ", Doubles, ValueRole.Derivative);
    private static readonly Value Sum = new(6, "gradSum", TypeRef.Double, ValueRole.Derivative);
    private static readonly Value View = new(8, "part", MemoryFunctions.SpanOf(TypeRef.Double), ValueRole.Derivative);

    [Fact]
    public void AreOf_SumsAtTheCounterAndElsewhere_IsTrue() => Assert.True(AreIndependent(Add(H, I, At(G, I)), Add(H, Number(0), At(G, I))));

    [Fact]
    public void AreOf_SumThatReadsTheSums_IsFalse() => Assert.False(AreIndependent(Add(H, Number(0), At(H, I))));

    [Fact]
    public void AreOf_SumAtAPlaceThatIsReadFromTheSums_IsFalse() => Assert.False(AreIndependent(Add(H, new Cast(TypeRef.Int, At(H, I), isImplicit: false), At(G, I))));

    [Fact]
    public void AreOf_SumsReadUnderACondition_IsFalse() =>
        Assert.False(AreIndependent(If(Less(At(H, I), At(H, Number(0))), Add(H, Number(0), At(G, I)))));

    [Fact]
    public void AreOf_SumsUnderACondition_IsTrue() =>
        Assert.True(AreIndependent(If(Less(At(X, I), At(X, Number(0))), Add(H, Number(0), At(G, I)))));

    [Fact]
    public void AreOf_ElementsOfTheirOwn_IsTrue() => Assert.True(AreIndependent(
        Named(9, At(G, I)), Set(G, I, Number(0)), Add(H, Number(0), new Ref(Value(9)))));

    [Fact]
    public void AreOf_ElementOfTheNextIteration_IsFalse()
    {
        Assert.False(AreIndependent(Set(H, I, At(H, Next))));
        Assert.False(AreIndependent(Set(H, I, At(G, I)), Set(H, Next, At(G, I))));
    }

    [Fact]
    public void AreOf_SumAndStoreToDifferentElements_IsFalse() =>
        Assert.False(AreIndependent(Add(H, Next, At(G, I)), Set(H, I, Number(0))));

    [Fact]
    public void AreOf_SumAndStoreToTheSameElement_IsTrue() =>
        Assert.True(AreIndependent(Add(H, I, At(G, I)), Set(H, I, At(H, I))));

    [Fact]
    public void AreOf_StoreToOnePlace_IsFalse() => Assert.False(AreIndependent(Set(H, Number(0), At(G, I))));

    [Fact]
    public void AreOf_PartNamedInside_IsFalse()
    {
        var part = new Let(Section.Backward, View, MemoryFunctions.AsSpan(View.Type, new Ref(H), I));
        Assert.False(AreIndependent(part, Set(View, I, At(G, I))));
        Assert.False(AreIndependent(part, Add(View, I, At(H, I))));
    }

    [Fact]
    public void AreOf_ParametersThatMayBeTheSame_IsFalse()
    {
        Assert.False(AreIndependent(Add(X, I, At(Other, I))));
        Assert.True(AreIndependent(Add(X, I, At(G, I))));
    }

    [Fact]
    public void AreOf_PopOrSave_IsFalse()
    {
        var stack = new Value(10, "values", SavedFunctions.Stack(TypeRef.Double), ValueRole.Temporary);
        Assert.False(AreIndependent(Named(9, SavedFunctions.Pop(stack, TypeRef.Double)), Add(H, I, new Ref(Value(9)))));
        Assert.False(AreIndependent(new Save(Section.Backward, stack, I, At(G, I))));
    }

    [Fact]
    public void AreOf_Clearing_IsFalse() => Assert.False(AreIndependent(new Bulk(Section.Backward, BulkKind.Clear, new Ref(H))));

    [Fact]
    public void AreOf_LoopThatIsLeftEarly_IsFalse() =>
        Assert.False(Judge(Of([Add(H, I, At(G, I))]) with { Condition = Const.Bool(true) }));

    [Fact]
    public void AreOf_CarriedSum_IsTrue() => Assert.True(AreIndependent(Plus(new Ref(Sum), At(G, I)), Add(H, I, At(G, I))));

    [Fact]
    public void AreOf_CarriedProduct_IsFalse() =>
        Assert.False(AreIndependent(new Binary(BinaryOperator.Multiply, new Ref(Sum), At(G, I), TypeRef.Double), Add(H, I, At(G, I))));

    [Fact]
    public void AreOf_CarriedSumThatIsRead_IsFalse() => Assert.False(AreIndependent(Plus(new Ref(Sum), At(G, I)), Add(H, I, new Ref(Sum))));

    [Fact]
    public void AreOf_CarriedSumOfTheProgram_IsFalse()
    {
        Value own = Sum with { Role = ValueRole.Local };
        Assert.False(Judge(Of([Add(H, I, At(G, I))], new Carried(own, Number(0), Plus(new Ref(own), At(G, I)), own with { Id = 7 }))));
    }

    private static Ref I => new(Counter);

    private static Binary Next => new(BinaryOperator.Add, I, new Const(TypeRef.Int, 1), TypeRef.Int);

    private static Const Number(int number) => new(TypeRef.Int, number);

    private static Value Value(int id) => new(id, "value", TypeRef.Double, ValueRole.Derivative);

    private static Element At(Value memory, Expr index) => new(new Ref(memory), index);

    private static Binary Plus(Expr left, Expr right) => new(BinaryOperator.Add, left, right, TypeRef.Double);

    private static Binary Less(Expr left, Expr right) => new(BinaryOperator.Less, left, right, TypeRef.Bool);

    private static Store Set(Value memory, Expr index, Expr value) => new(Section.Backward, At(memory, index), value);

    private static Store Add(Value memory, Expr index, Expr value) => Set(memory, index, Plus(At(memory, index), value));

    private static Let Named(int id, Expr expr) => new(Section.Backward, Value(id), expr);

    private static If If(Expr condition, Statement then) =>
        new(Section.Backward, condition, new Block(new[] { then }.ToEquatableArray()), Block.Empty, EquatableArray<Merge>.Empty);

    private static Loop Of(Statement[] body, params Carried[] carried) => new(
        Section.Backward,
        new CountedRange(Counter, MemoryFunctions.Length(new Ref(X)), BinaryOperator.GreaterOrEqual, Number(0), IsUpward: false),
        Condition: null,
        carried.ToEquatableArray(),
        new Block(body.ToEquatableArray()));

    private static bool AreIndependent(params Statement[] body) => Judge(Of(body));

    /// <summary>The same with a value that each iteration carries on.</summary>
    private static bool AreIndependent(Expr next, Statement statement) =>
        Judge(Of([statement], new Carried(Sum, Number(0), next, Sum with { Id = 7 })));

    private static bool Judge(Loop loop)
    {
        Statement[] statements =
        [
            new Let(Section.Backward, G, MemoryFunctions.Allocation(Doubles, Number(9)), IsPinned: true),
            new Let(Section.Backward, H, MemoryFunctions.Allocation(Doubles, Number(9)), IsPinned: true),
            loop,
        ];
        Parameter[] parameters = [new Parameter(X, IsActive: true), new Parameter(Other, IsActive: true)];
        var function = new Function(parameters.ToEquatableArray(), new Block(statements.ToEquatableArray()), EquatableArray<Result>.Empty, NextId: 20);
        return new IndependentIterations(function).AreOf(loop);
    }
}
