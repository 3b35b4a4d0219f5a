using AutoDiffGen.Samples;
using BenchmarkDotNet.Attributes;

namespace AutoDiffGen.Benchmarks;

[MemoryDiagnoser]
public class TwoLayerInFloat
{
    private readonly TwoLayerSteps<float> _steps = new(
        TwoLayerData.Draw<float>(TwoLayerData.NamedSeed), TwoLayer.LossValueAndGrad);

    [Benchmark(Baseline = true)]
    public double HandDerived() => _steps.HandDerived();

    [Benchmark]
    public double Generated() => _steps.Generated();

    [Benchmark]
    public double Tape() => _steps.Tape();
}

[MemoryDiagnoser]
public class TwoLayerInDouble
{
    private readonly TwoLayerSteps<double> _steps = new(
        TwoLayerData.Draw<double>(TwoLayerData.NamedSeed), TwoLayerDouble.LossValueAndGrad);

    [Benchmark(Baseline = true)]
    public double HandDerived() => _steps.HandDerived();

    [Benchmark]
    public double Generated() => _steps.Generated();

    [Benchmark]
    public double Tape() => _steps.Tape();
}
