namespace AutoDiffGen;

/// <summary>
/// Walks up to three strided operands together: an inner run along one axis, and an odometer over the others. Axes that
/// lie one after another for every operand are merged first, so contiguous operands make a single run.
/// </summary>
internal struct StridedLoop
{
    private readonly AxisValues _sizes;
    private readonly AxisValues _stridesA;
    private readonly AxisValues _stridesB;
    private readonly AxisValues _stridesC;
    private readonly int _rank;
    private AxisValues _index;

    /// <summary>Prepares the walk over a shape that has elements.</summary>
    public StridedLoop(in TensorShape shape, in AxisValues a, in AxisValues b = default, in AxisValues c = default)
    {
        InnerLength = 1;
        int count = 0;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            int size = shape[axis];
            if (size == 1)
            {
                continue;
            }

            int last = count - 1;
            if (count > 0 && a[axis] == _stridesA[last] * _sizes[last] && b[axis] == _stridesB[last] * _sizes[last]
                && c[axis] == _stridesC[last] * _sizes[last])
            {
                _sizes[last] *= size;
                continue;
            }

            _sizes[count] = size;
            _stridesA[count] = a[axis];
            _stridesB[count] = b[axis];
            _stridesC[count] = c[axis];
            count++;
        }

        _rank = count;
        if (count > 0)
        {
            InnerLength = _sizes[0];
            InnerA = _stridesA[0];
            InnerB = _stridesB[0];
            InnerC = _stridesC[0];
        }
    }

    /// <summary>The length of each run.</summary>
    public int InnerLength { get; }

    /// <summary>The step of the first operand within a run.</summary>
    public int InnerA { get; }

    /// <summary>The step of the second operand within a run.</summary>
    public int InnerB { get; }

    /// <summary>The step of the third operand within a run.</summary>
    public int InnerC { get; }

    /// <summary>Where the current run of the first operand starts.</summary>
    public int A { get; private set; }

    /// <summary>Where the current run of the second operand starts.</summary>
    public int B { get; private set; }

    /// <summary>Where the current run of the third operand starts.</summary>
    public int C { get; private set; }

    /// <summary>Goes to the next run.</summary>
    /// <returns>False after the last one.</returns>
    public bool MoveNext()
    {
        for (int axis = 1; axis < _rank; axis++)
        {
            A += _stridesA[axis];
            B += _stridesB[axis];
            C += _stridesC[axis];
            if (++_index[axis] < _sizes[axis])
            {
                return true;
            }

            A -= _stridesA[axis] * _sizes[axis];
            B -= _stridesB[axis] * _sizes[axis];
            C -= _stridesC[axis] * _sizes[axis];
            _index[axis] = 0;
        }

        return false;
    }
}
