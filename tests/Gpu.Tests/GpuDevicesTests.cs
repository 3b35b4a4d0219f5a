namespace AutoDiffGen.Gpu.Tests;

public class GpuDevicesTests
{
    /// <summary>Holds on machines with and without a GPU: a missing driver gives an empty list, not an exception.</summary>
    [Fact]
    public void List_OnAnyMachine_HoldsOnlyRealGpus()
    {
        Assert.All(GpuDevices.List(), device =>
        {
            Assert.Contains(device.Kind, ["Cuda", "OpenCL"]);
            Assert.NotEmpty(device.Name);
            Assert.True(device.MemorySize > 0);
        });
    }
}
