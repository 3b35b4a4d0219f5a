using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace AutoDiffGen.Gpu;

/// <summary>The GPUs of this machine.</summary>
public static class GpuDevices
{
    /// <summary>
    /// Lists them, CUDA devices first. The list is empty where there is no GPU or no driver. ILGPU's own CPU device is
    /// for debugging kernels and is not among them.
    /// </summary>
    public static IReadOnlyList<GpuDevice> List()
    {
        using var context = Context.Create(builder => builder.Cuda().OpenCL());
        // ILGPU puts its CPU device into a context that has no other.
        return [.. context.Devices
            .Where(device => device.AcceleratorType != AcceleratorType.CPU)
            .Select(device => new GpuDevice(device.Name, device.AcceleratorType.ToString(), device.MemorySize))];
    }
}
