namespace AutoDiffGen;

/// <summary>The integers of a loop that is checkpointed where it is differentiated; see <see cref="Checkpoint"/>.</summary>
public readonly struct CheckpointRange
{
    private readonly int _start;
    private readonly int _end;

    internal CheckpointRange(int start, int end) => (_start, _end) = (start, end);

    /// <summary>Enumerates the integers.</summary>
    public Enumerator GetEnumerator() => new(_start, _end);

    /// <summary>Goes from one integer to the next.</summary>
    public struct Enumerator
    {
        private readonly int _end;
        private int _next;

        internal Enumerator(int start, int end) => (_next, _end, Current) = (start, end, start);

        /// <summary>The integer.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next integer; false where there is none.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            Current = _next++;
            return true;
        }
    }
}
