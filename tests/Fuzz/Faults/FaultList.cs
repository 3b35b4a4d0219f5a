namespace AutoDiffGen.Fuzz.Faults;

/// <summary>
/// The faults that the fuzzer must find, in the order in which data flows through the generator. Where a refactoring moves
/// the text of one, say it here anew; a test tells which.
/// </summary>
internal static class FaultList
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        // Analysis
        new(
            "a value that becomes active in the second iteration is missed",
            "Analysis/Activity.cs",
            "IsActive(carried.Init) || IsActive(carried.Next)",
            "IsActive(carried.Init)"),
        new(
            "a merge is active only by its first side",
            "Analysis/Activity.cs",
            "IsActive(merge.Then) || IsActive(merge.Else)",
            "IsActive(merge.Then)"),
        new(
            "a value leaves a branch by the wrong side",
            "Analysis/Availability.cs",
            "new Merge(outer, isThen ? new Ref(inner) : nothing, isThen ? nothing : new Ref(inner))",
            "new Merge(outer, isThen ? nothing : new Ref(inner), isThen ? new Ref(inner) : nothing)"),
        new(
            "what is written behind a read is missed",
            "Analysis/Stabilities.cs",
            "later.UnionWith(_writes.Of(statement));",
            ""),
        new(
            "what the next iteration writes is missed",
            "Analysis/Stabilities.cs",
            "after.Contains(memory) || !IsMadeIn(loop, memory)",
            "after.Contains(memory)"),

        // Reverse mode
        new(
            "contributions replace each other",
            "Differentiation/Cotangents.cs",
            "list.Aggregate(Derivatives.Add)",
            "list[list.Count - 1]"),
        new(
            "the second side of a branch contributes nothing",
            "Differentiation/ReverseMode.Branches.cs",
            "elseCotangents.Take(value) ?? ZeroOf(reference)",
            "ZeroOf(reference)"),
        new(
            "the backward branch takes the other side",
            "Differentiation/ReverseMode.Branches.cs",
            "condition, thenBlock, elseBlock,",
            "condition, elseBlock, thenBlock,"),
        new(
            "what a loop reads from outside loses what it had behind it",
            "Differentiation/ReverseMode.Loops.cs",
            "GradientOf(value), _cotangents.Take(value) ?? _derivatives.Zero(new Ref(value))",
            "GradientOf(value), _cotangents.Take(value) is null ? _derivatives.Zero(new Ref(value)) : _derivatives.Zero(new Ref(value))"),
        new(
            "the first value of what a loop carries gets no gradient",
            "Differentiation/ReverseMode.Loops.cs",
            "Backpropagate(active[i].Init, new Ref(reversed[i].Result));",
            "_ = reversed[i];"),
        new(
            "what a loop carries keeps its cotangent where the body overwrites it",
            "Differentiation/ReverseMode.Loops.cs",
            "_cotangents.Take(entry.Of) ?? ZeroOf(new Ref(entry.Of))",
            "_cotangents.Take(entry.Of) ?? new Ref(entry.Head)"),
        new(
            "a reversed loop leaves out one iteration",
            "Differentiation/Iterations.cs",
            "BinaryOperator.Less => Offset(range.Bound, -1)",
            "BinaryOperator.Less => Offset(range.Bound, -2)"),
        new(
            "the seed of a product is taken for one",
            "Differentiation/ReverseMode.Results.cs",
            "return new Ref(seed);",
            "return _derivatives.One(result.Expression);"),
        new(
            "an element keeps its cotangent where it is overwritten",
            "Differentiation/ReverseMode.Memory.cs",
            "_statements.Add(new Store(Section.Backward, shadow, new Const(shadow.Type, 0)));",
            ""),
        new(
            "the target of a copy keeps its cotangent",
            "Differentiation/ReverseMode.Memory.cs",
            "if (taken == shadow)",
            "if (taken != shadow)"),

        // Forward mode
        new(
            "the tangent of an element is made of what was written there already",
            "Differentiation/ForwardMode.Memory.cs",
            "_statements.Add(new Store(_section, _shadows.Of(store.Target), tangent));\n        _statements.Add(store);",
            "_statements.Add(store);\n        _statements.Add(new Store(_section, _shadows.Of(store.Target), tangent));"),
        new(
            "a tangent survives the assignment of a constant in a loop",
            "Differentiation/ForwardMode.cs",
            "next[i] ?? _derivatives.Zero(active[i].Next)",
            "next[i] ?? new Ref(heads[i])"),
        new(
            "only the last operand has a tangent",
            "Differentiation/ForwardMode.Expressions.cs",
            "sum = sum is null ? contribution : Derivatives.Add(sum, contribution);",
            "sum = contribution;"),
        new(
            "the tangents of a choice are exchanged",
            "Differentiation/ForwardMode.Expressions.cs",
            "new Conditional(conditional.Condition, whenTrue, whenFalse, conditional.Type)",
            "new Conditional(conditional.Condition, whenFalse, whenTrue, conditional.Type)"),

        // Rules
        new(
            "the derivative of the cosine has the wrong sign",
            "Rules/ScalarRules.cs",
            "new(\"Cos(x)\", \"-grad * Sin(x)\")",
            "new(\"Cos(x)\", \"grad * Sin(x)\")"),
        new(
            "the factors of a product are exchanged",
            "Rules/ScalarRules.cs",
            "new(\"op_Multiply(a, b)\", \"grad * b\", \"grad * a\")",
            "new(\"op_Multiply(a, b)\", \"grad * a\", \"grad * b\")"),
        new(
            "the divisor is not squared",
            "Rules/ScalarRules.cs",
            "-grad * a / (b * b)",
            "-grad * a / b"),
        new(
            "the exponent of a power is not reduced",
            "Rules/ScalarRules.cs",
            "grad * y * Pow(x, y - 1)",
            "grad * y * Pow(x, y)"),
        new(
            "the hyperbolic tangent is not squared",
            "Rules/ScalarRules.cs",
            "new(\"Tanh(x)\", \"grad * (1 - result * result)\")",
            "new(\"Tanh(x)\", \"grad * (1 - result)\")"),
        new(
            "clamping from above lets the gradient through",
            "Rules/ScalarRules.cs",
            "\"Clamp(x, min, max)\",\n            \"x < min || x > max ? 0 :",
            "\"Clamp(x, min, max)\",\n            \"x < min ? 0 :"),
        new(
            "the logarithm of the base is forgotten",
            "Rules/ScalarRules.cs",
            "\"grad / (x * Log(newBase))\"",
            "\"grad / x\""),

        // Optimization
        new(
            "a difference inside of a sum is added",
            "Optimization/Sum.cs",
            "sum.Operator == BinaryOperator.Add ? sign : -sign",
            "sign"),
        new(
            "a divisor inside of a divisor stays one",
            "Optimization/Product.cs",
            "Multiply(quotient.Right, !isDivisor);",
            "Multiply(quotient.Right, isDivisor: true);"),
        new(
            "a small branch becomes the opposite choice",
            "Optimization/SmallBranches.cs",
            "new Conditional(branch.Condition, merge.Then, merge.Else, merge.Target.Type)",
            "new Conditional(branch.Condition, merge.Else, merge.Then, merge.Target.Type)"),
        new(
            "a choice inside of the same choice takes the other side",
            "Optimization/Simplifier.cs",
            "? inner.WhenTrue",
            "? inner.WhenFalse"),
        new(
            "what is known on one side of a branch is used on the other",
            "Optimization/ValueNumbering.cs",
            "Dictionary<Expr, Value> other = new(known);",
            "Dictionary<Expr, Value> other = then;"),
        new(
            "what the next iteration reads is dropped",
            "Optimization/DeadCode.cs",
            "Read(carried.Next, inner);",
            ""),
        new(
            "a value read before a write is used behind it",
            "Optimization/ValueNumbering.cs",
            "Element.IsFixed(expression) && ",
            ""),
        new(
            "loops are fused although one reads what the other has yet to write",
            "Optimization/Fusion/LoopGroup.cs",
            "if (!MayAlternate(Of(loop), Of(added), loop.Range!.IsUpward) || ",
            "if ("),

        // Emit
        new(
            "two values that live at once share a variable",
            "Emit/Interference.cs",
            "_conflicts.Contains(ValuePair.Of(value.Id, other.Id))",
            "_conflicts.Contains(ValuePair.Of(-value.Id, other.Id))"),
    ];
}
