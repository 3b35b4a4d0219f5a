using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>One integer for each axis, held in place: shapes and strides allocate nothing.</summary>
[InlineArray(TensorShape.MaxRank)]
internal struct AxisValues
{
    private int _first;
}
