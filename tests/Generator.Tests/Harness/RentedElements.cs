using System.Diagnostics.Tracing;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>Counts what this thread holds of the shared array pools.</summary>
internal sealed class RentedElements : EventListener
{
    private const int BufferRented = 1;
    private const int BufferReturned = 3;

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly HashSet<int> held = [];
    private long elements;

    /// <summary>The most elements that were held at once.</summary>
    public long Peak { get; private set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Environment.CurrentManagedThreadId != thread || eventData.EventId is not (BufferRented or BufferReturned))
            return;
        int buffer = (int)eventData.Payload![0]!;
        int size = (int)eventData.Payload[1]!;
        if (eventData.EventId == BufferRented && held.Add(buffer))
            elements += size;
        else if (eventData.EventId == BufferReturned && held.Remove(buffer))
            elements -= size;
        Peak = Math.Max(Peak, elements);
    }
}
