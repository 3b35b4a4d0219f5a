using System.Diagnostics;

namespace AutoDiffGen;

/// <summary>
/// Threads that wait for a moment, spinning, before they sleep: two kernels in a row share the work of microseconds
/// without a system call. The caller takes part, chunks from the front; the workers take chunks from the back. Which
/// thread runs a chunk never changes its result.
/// </summary>
internal static unsafe class Workers
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;
    private static readonly SemaphoreSlim Sleep = new(0);

    // The job. It is written before the claims are, and does not change until every claimed chunk is done.
    private static delegate*<void*, int, void> s_body;
    private static void* s_state;

    /// <summary>The chunks nobody has taken yet: the first in the lower half, the end in the upper half.</summary>
    private static long s_claims;

    private static int s_done;
    private static int s_busy;
    private static int s_sleeping;
    private static int s_started;

    /// <summary>Runs a body once for each chunk, and returns when all are done. The body must not throw.</summary>
    /// <param name="chunks">The number of chunks.</param>
    /// <param name="body">What is run with the state and the number of a chunk.</param>
    /// <param name="state">What the body works on.</param>
    public static void Run(int chunks, delegate*<void*, int, void> body, void* state)
    {
        // One job at a time: whoever comes second, or from inside a job, works alone.
        if (TensorThreads.Count == 1 || chunks == 1 || Interlocked.CompareExchange(ref s_busy, 1, 0) != 0)
        {
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                body(state, chunk);
            }

            return;
        }

        Start();
        s_body = body;
        s_state = state;
        s_done = 0;
        Interlocked.Exchange(ref s_claims, (long)chunks << 32);
        Wake();
        while (TryClaim(fromBack: false, out int chunk))
        {
            body(state, chunk);
            Interlocked.Increment(ref s_done);
        }

        AwaitDone(chunks);
        Volatile.Write(ref s_busy, 0);
    }

    private static void AwaitDone(int chunks)
    {
        for (int i = 0; i < 2000; i++)
        {
            if (Volatile.Read(ref s_done) == chunks)
            {
                return;
            }

            Thread.SpinWait(2);
        }

        // The worker has lost its processor: give ours away.
        while (Volatile.Read(ref s_done) != chunks)
        {
            Thread.Yield();
        }
    }

    private static void Start()
    {
        while (s_started < TensorThreads.Count - 1)
        {
            s_started++;
            new Thread(Work) { IsBackground = true, Name = "AutoDiffGen worker" }.Start();
        }
    }

    private static void Wake()
    {
        if (Volatile.Read(ref s_sleeping) > 0)
        {
            int sleeping = Interlocked.Exchange(ref s_sleeping, 0);
            if (sleeping > 0)
            {
                Sleep.Release(sleeping);
            }
        }
    }

    private static void Work()
    {
        while (true)
        {
            if (TryClaim(fromBack: true, out int chunk))
            {
                s_body(s_state, chunk);
                Interlocked.Increment(ref s_done);
            }
            else if (!SpinForWork())
            {
                // Work that is published after this line sees a sleeper; work from before it is found by the check.
                Interlocked.Increment(ref s_sleeping);
                if (!HasClaims() || !TryStayAwake())
                {
                    Sleep.Wait();
                }
            }
        }
    }

    /// <summary>Takes back the announcement of a sleeper, unless somebody has already signalled it.</summary>
    private static bool TryStayAwake()
    {
        while (true)
        {
            int sleeping = Volatile.Read(ref s_sleeping);
            if (sleeping == 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref s_sleeping, sleeping - 1, sleeping) == sleeping)
            {
                return true;
            }
        }
    }

    private static bool SpinForWork()
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int i = 0; i < 32; i++)
            {
                if (HasClaims())
                {
                    return true;
                }

                Thread.SpinWait(4);
            }
        }
        while (Stopwatch.GetTimestamp() - start < SpinTicks);
        return false;
    }

    private static bool HasClaims()
    {
        long claims = Volatile.Read(ref s_claims);
        return (int)claims < (int)(claims >> 32);
    }

    private static bool TryClaim(bool fromBack, out int chunk)
    {
        while (true)
        {
            long claims = Volatile.Read(ref s_claims);
            int first = (int)claims;
            int end = (int)(claims >> 32);
            if (first >= end)
            {
                chunk = 0;
                return false;
            }

            chunk = fromBack ? end - 1 : first;
            long left = fromBack ? claims - (1L << 32) : claims + 1;
            if (Interlocked.CompareExchange(ref s_claims, left, claims) == claims)
            {
                return true;
            }
        }
    }
}
