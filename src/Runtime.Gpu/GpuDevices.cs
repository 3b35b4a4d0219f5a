using ILGPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace AutoDiffGen.Gpu;

/// <summary>The GPUs of this machine.</summary>
public static class GpuDevices
{
    /// <summary>
    /// Lists them, CUDA devices first; the list is empty where there is no GPU or no driver. ILGPU's own CPU device is for
    /// debugging kernels and is not among them.
    /// </summary>
    public static IReadOnlyList<GpuDevice> List()
    {
        using var context = Context.Create(builder => builder.Cuda().OpenCL());
        return [.. context.Devices.Select(device =>
            new GpuDevice(device.Name, device.AcceleratorType.ToString(), device.MemorySize))];
    }
}
