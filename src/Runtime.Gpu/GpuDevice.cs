namespace AutoDiffGen.Gpu;

/// <summary>A device that ILGPU can run kernels on.</summary>
/// <param name="Name">The name that the driver gives.</param>
/// <param name="Kind">The interface that it is driven through: Cuda or OpenCL.</param>
/// <param name="MemorySize">Its memory in bytes.</param>
public sealed record GpuDevice(string Name, string Kind, long MemorySize);
