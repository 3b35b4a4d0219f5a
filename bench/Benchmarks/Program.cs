using AutoDiffGen.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Benchmarks -- ratios
// dotnet run -c Release --project bench/Benchmarks -- hand
// dotnet run -c Release --project bench/Benchmarks -- matrices
// dotnet run -c Release --project bench/Benchmarks -- --filter '*'
if (args is ["ratios", ..])
{
    Ratios.Print();
}
else if (args is ["hand", ..])
{
    HandRatios.Print();
}
else if (args is ["matrices", ..])
{
    MatrixRatios.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Ratios).Assembly).Run(args);
}
