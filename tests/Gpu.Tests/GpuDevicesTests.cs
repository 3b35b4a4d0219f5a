namespace AutoDiffGen.Gpu.Tests;

public sealed class GpuDevicesTests
{
    /// <summary>Holds on machines with and without a GPU: a missing driver gives an empty list, not an exception.</summary>
    [Fact]
    public void List_OnAnyMachine_HoldsOnlyRealGpus()
    {
        Assert.All(GpuDevices.List(), device =>
        {
            Assert.True(device.Kind is "Cuda" or "OpenCL", device.Kind);
            Assert.NotEmpty(device.Name);
            Assert.True(device.MemorySize > 0);
        });
    }
}
