using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Each file of the zoo is generated and compiled once for each setting, however many tests look at it.</summary>
internal static class ZooBuilds
{
    private static readonly ConcurrentDictionary<(string File, bool Optimize), Lazy<GeneratorOutcome>> Outcomes = new();
    private static readonly ConcurrentDictionary<(string File, bool Optimize), Lazy<LoadedAssembly>> Assemblies = new();

    private static readonly ConcurrentDictionary<string, Lazy<LoadedAssembly>> SecondOrder = new();
    private static readonly ConcurrentDictionary<string, Lazy<GeneratorOutcome>> OlderOutcomes = new();
    private static readonly ConcurrentDictionary<string, Lazy<LoadedAssembly>> OlderAssemblies = new();

    public static GeneratorOutcome Outcome(string file, bool optimize = true) =>
        Outcomes.GetOrAdd((file, optimize), key => new(() => Generate(key.File, key.Optimize))).Value;

    public static Assembly Assembly(string file, bool optimize) =>
        Assemblies.GetOrAdd((file, optimize), key => new(() => new LoadedAssembly(Outcome(key.File, key.Optimize)))).Value.Assembly;

    /// <summary>A run that nothing is remembered of.</summary>
    public static GeneratorOutcome Generate(string file, bool optimize = true) =>
        GeneratorHost.Run<DifferentiableGenerator>([ZooFiles.Get(file), .. ZooFiles.Support], Options(optimize));

    /// <summary>A file as projects see it that do not have the newest version of the language.</summary>
    public static GeneratorOutcome OlderOutcome(string file) => OlderOutcomes.GetOrAdd(file, key => new(() =>
        GeneratorHost.Run<DifferentiableGenerator>(LanguageVersion.CSharp13, [ZooFiles.Get(key), .. ZooFiles.Support], Options(optimize: true)))).Value;

    public static Assembly OlderAssembly(string file) => OlderAssemblies.GetOrAdd(file, key => new(() => new LoadedAssembly(OlderOutcome(key)))).Value.Assembly;

    /// <summary>A file with each transformation of each transformation.</summary>
    public static Assembly SecondOrderAssembly(string file) => SecondOrder.GetOrAdd(file, key => new(() => new LoadedAssembly(
        GeneratorHost.Run<DifferentiableGenerator>(
            [ZooFiles.Get(key), .. ZooFiles.Support],
            Options(optimize: true).Add(TestOptionsProvider.SecondOrder, "true"))))).Value.Assembly;

    public static ImmutableDictionary<string, string> Options(bool optimize) => optimize
        ? ImmutableDictionary<string, string>.Empty
        : ImmutableDictionary<string, string>.Empty.Add(TestOptionsProvider.Optimize, "false");
}
