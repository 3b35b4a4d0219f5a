using AutoDiffGen.Samples;

// dotnet run -c Release --project src/Samples -- NAME [options]
Sample[] samples =
[
    new("two-layer", "a two-layer network: the hand-derived gradient beside the generated one", TwoLayerSample.Run),
    new("three-layer", "a network with one layer more", ThreeLayerSample.Run),
    new("fashion-mnist", "softmax regression on real images", FashionMnistSample.Run),
    new("rosenbrock", "scalar code: down a curved valley", RosenbrockSample.Run),
];

if (args is not [var name, ..] || name.StartsWith('-'))
{
    PrintMenu();
    name = samples[0].Name;
    Console.WriteLine($"No sample was named, so here is {name}.\n");
}
else
{
    args = args[1..];
}

if (samples.FirstOrDefault(sample => sample.Name == name) is not { } chosen)
{
    Console.Error.WriteLine($"There is no sample \"{name}\".");
    PrintMenu();
    return 2;
}
if (!SampleOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    return 2;
}
try
{
    chosen.Run(options);
    return 0;
}
catch (Exception e) when (e is IOException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void PrintMenu()
{
    Console.WriteLine("dotnet run -c Release --project src/Samples -- NAME [options]\n");
    foreach (var sample in samples)
    {
        Console.WriteLine($"  {sample.Name,-14} {sample.Summary}");
    }
    Console.WriteLine("\nOptions: --iterations N, --brief, --float, --data DIR");
    Console.WriteLine();
}
