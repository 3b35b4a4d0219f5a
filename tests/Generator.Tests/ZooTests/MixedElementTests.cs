using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Derivatives of elements that hold more than numbers stand in elements of the same type, the other members of which are not touched.</summary>
public sealed class MixedElementTests
{
    [Theory]
    [InlineData("Read")]
    [InlineData("Written")]
    [InlineData("Graph")]
    [InlineData("List")]
    [InlineData("Referred")]
    [InlineData("Queries")]
    [InlineData("Matched")]
    [InlineData("Checkpointed")]
    [InlineData("Recursive")]
    public void Gradient_InMembersWithoutOne_IsDefault(string name)
    {
        var function = ZooFunction.Load("Arrays/MixedElements.cs", "MixedElements." + name, optimize: true);
        var gradient = function.ValueAndGrad(function.Points[0]).Derivatives[0];
        Assert.All(Leaves.Inactive(gradient), member => Assert.True(member is null || member.Equals(Activator.CreateInstance(member.GetType()))));
    }

    [Fact]
    public void Tangent_InMembersWithoutOne_IsLeftAsItIs()
    {
        var function = ZooFunction.Load("Arrays/MixedElements.cs", "MixedElements.Written", optimize: true);
        var grains = (Array)Flat.Copy(function.Points[0][0])!;
        var tangents = (Array)Flat.Copy(grains)!;
        object?[] before = [.. Leaves.Inactive(tangents)];
        var method = grains.GetType().GetElementType()!.Assembly.GetType("Zoo.MixedElements")!.GetMethod("WrittenJvp", BindingFlags.Public | BindingFlags.Static)!;
        _ = (ITuple)method.Invoke(null, [grains, 0.3, tangents, 1.0])!;
        Assert.Equal(before, Leaves.Inactive(tangents));
    }
}
