namespace AutoDiffGen.Gpu.Tests;

public sealed class GpuDevicesTests
{
    /// <summary>With and without a GPU: where the driver is missing the list is empty, and nothing is thrown.</summary>
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
