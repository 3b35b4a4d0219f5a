using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>What is known of the shapes of tensors before the backward pass.</content>
internal sealed partial class ReverseMode
{
    private void DefineShapes(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let let)
            {
                _shapes.Define(let);
                DefineNothing(let.Target, let.Expression);
            }

            foreach (Carried carried in (statement as Loop)?.Carried ?? [])
            {
                DefineNothing(carried.Head, carried.Init);
            }

            foreach (Block inner in statement.Blocks)
            {
                DefineShapes(inner);
            }

            foreach (Merge merge in (statement as If)?.Merges ?? [])
            {
                if (merge.Target.Type.IsTensor && (Nothing(merge.Then) ?? Nothing(merge.Else)) is { } nothing)
                {
                    _nothing[merge.Target.Id] = nothing;
                }

                if (merge.Target.Type.IsTensor && _shapes.Of(merge.Then).Equals(_shapes.Of(merge.Else)))
                {
                    _shapes.Define(merge.Target, _shapes.Of(merge.Then));
                }
            }
        }
    }

    private void DefineNothing(Value value, Expr expr)
    {
        if (value.Type.IsTensor && Nothing(expr) is { } nothing)
        {
            _nothing[value.Id] = nothing;
        }
    }
}
