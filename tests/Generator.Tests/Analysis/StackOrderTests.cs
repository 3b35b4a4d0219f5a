using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Tests.Analysis;

/// <summary>Several stacks may be one only where all comes back in exactly the opposite order.</summary>
public sealed class StackOrderTests
{
    private static readonly Value First = new(1, "firsts", SavedFunctions.Stack(TypeRef.Int), ValueRole.Temporary);
    private static readonly Value Second = new(2, "seconds", SavedFunctions.Stack(TypeRef.Int), ValueRole.Temporary);

    [Fact]
    public void IsMirrored_PopsInTheOppositeOrder_IsTrue() =>
        Assert.True(StackOrder.IsMirrored(Of(Push(First), Push(Second)), Of(Pop(Second), Pop(First))));

    [Fact]
    public void IsMirrored_PopsInTheSameOrder_IsFalse() =>
        Assert.False(StackOrder.IsMirrored(Of(Push(First), Push(Second)), Of(Pop(First), Pop(Second))));

    [Fact]
    public void IsMirrored_PopInsideOfABranch_IsFalse() =>
        Assert.False(StackOrder.IsMirrored(Of(Push(First)), Of(Branch(Of(Pop(First)), Block.Empty))));

    [Fact]
    public void IsMirrored_BranchesExchanged_IsFalse() => Assert.False(StackOrder.IsMirrored(
        Of(Branch(Of(Push(First)), Of(Push(Second)))),
        Of(Branch(Of(Pop(Second)), Of(Pop(First))))));

    [Fact]
    public void IsMirrored_BehindACallInsteadOfBefore_IsFalse() => Assert.False(StackOrder.IsMirrored(
        Of(Call("Forward"), Push(First)),
        Of(Call("Backward"), Pop(First))));

    [Fact]
    public void IsMirrored_LoopThatIsLeftEarly_IsFalse()
    {
        Assert.True(StackOrder.IsMirrored(Of(Repeat(Of(Push(First)), null)), Of(Repeat(Of(Pop(First)), null))));
        Assert.False(StackOrder.IsMirrored(Of(Repeat(Of(Push(First)), null)), Of(Repeat(Of(Pop(First)), True))));
    }

    private static Const True => Const.Bool(true);

    private static Const Zero => Const.Verbatim(TypeRef.Int, "0");

    private static Block Of(params Statement[] statements) => new(statements.ToEquatableArray());

    private static Save Push(Value stack) => new Save(Section.Forward, stack, Index: null, Zero);

    private static Let Pop(Value stack) =>
        new Let(Section.Backward, new Value(stack.Id + 10, "kept", TypeRef.Int, ValueRole.Temporary), SavedFunctions.Pop(stack, TypeRef.Int), IsPinned: true);

    private static If Branch(Block then, Block otherwise) =>
        new If(Section.Forward, True, then, otherwise, EquatableArray<Merge>.Empty);

    private static Invoke Call(string part) => new Invoke(
        Section.Forward,
        new Callee("Key", "F", "F", TypeRef.Int, EquatableArray<CalleeParameter>.Empty).Generated(part),
        EquatableArray<Value>.Empty,
        EquatableArray<Expr>.Empty);

    private static Loop Repeat(Block body, Expr? condition) => new Loop(
        Section.Forward,
        new CountedRange(new Value(3, "i", TypeRef.Int, ValueRole.Temporary), Zero, BinaryOperator.Less, Zero, IsUpward: true),
        condition,
        EquatableArray<Carried>.Empty,
        body);
}
