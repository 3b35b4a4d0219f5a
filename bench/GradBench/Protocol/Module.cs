using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.GradBench;

/// <summary>
/// A program of the suite under the name that the protocol knows it by: the type that holds it and its generated
/// derivatives, and its functions.
/// </summary>
internal sealed record Module(string Name, Type Program, IReadOnlyDictionary<string, Function> Functions)
{
    /// <summary>Compiles the program, as the tools of other languages do when a module is defined.</summary>
    public void Prepare()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        foreach (var method in Program.GetMethods(all))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
